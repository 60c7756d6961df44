/**
 * The operators of hyperbolic space as kernels, in tangent coordinates at the origin, where they
 * are the same for all models; with backward passes derived by hand: {@code docs/gradients.md},
 * whose equation numbers the code refers to. All arithmetic is float64, in blocks of positions that
 * fit the cache; the storage type only rounds what is stored. A backward pass reads the inputs
 * again and recomputes: nothing is saved for an activation, only a batch's centre for the batch.
 *
 * <p>For authors of models: {@link org.hyperbolic4j.hyperbolic.fused.HyperbolicFusedOperators} and
 * what kernels of their own are made of.
 */
package org.hyperbolic4j.hyperbolic.fused;
