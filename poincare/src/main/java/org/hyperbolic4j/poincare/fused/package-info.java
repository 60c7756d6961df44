/**
 * The ball's operators as kernels: those of all models of hyperbolic space, the ball's own maps
 * between tangent coordinates and points, and the published code's conformal factor. Backward
 * passes are derived by hand, in {@code docs/gradients.md}.
 */
package org.hyperbolic4j.poincare.fused;
