/**
 * What a manifold is to this library: its name, its curvature convention and the parts it offers. A
 * concrete manifold lives in a jar of its own and is found through {@link
 * org.hyperbolic4j.manifold.registry}.
 */
package org.hyperbolic4j.manifold;
