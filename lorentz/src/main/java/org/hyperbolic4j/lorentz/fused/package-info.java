/**
 * The hyperboloid's operators as kernels: those of all models of hyperbolic space, and the maps
 * between tangent coordinates and points {@code (time, space)}. Backward passes are derived by
 * hand, in {@code docs/gradients.md}.
 */
package org.hyperbolic4j.lorentz.fused;
