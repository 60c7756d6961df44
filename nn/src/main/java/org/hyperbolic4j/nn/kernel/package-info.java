/**
 * Kernels that no manifold owns: the box filter of convolutions and the batch norm of Euclidean
 * networks. Each states its backward pass by hand.
 */
package org.hyperbolic4j.nn.kernel;
