/** Layers, networks and training over any manifold. */
package org.hyperbolic4j.nn;
