/**
 * Layers over any manifold, and the Euclidean ones they are compared with. Feature maps are tangent
 * coordinates at the origin with channels on axis 1; a layer owns its parameters and puts its
 * operations into any number of graphs.
 */
package org.hyperbolic4j.nn.layer;
