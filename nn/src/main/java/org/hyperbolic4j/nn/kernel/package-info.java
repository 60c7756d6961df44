/**
 * Kernels that no manifold owns: the box filter of convolutions, the batch norm of Euclidean
 * networks, sums of tangent coordinates. Each states its backward pass by hand.
 */
package org.hyperbolic4j.nn.kernel;
