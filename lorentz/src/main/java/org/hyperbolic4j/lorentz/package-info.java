/** The hyperboloid (Lorentz model) as a manifold plug-in. */
package org.hyperbolic4j.lorentz;
