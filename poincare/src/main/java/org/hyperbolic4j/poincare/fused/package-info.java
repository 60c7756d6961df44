/**
 * The ball's operators as kernels, with backward passes derived by hand: {@code docs/gradients.md},
 * whose equation numbers the code refers to. All arithmetic is float64, in blocks of positions that
 * fit the cache; the storage type only rounds what is stored. Nothing is saved between the passes:
 * a backward pass reads the inputs again and recomputes, 0 bytes an activation.
 */
package org.hyperbolic4j.poincare.fused;
