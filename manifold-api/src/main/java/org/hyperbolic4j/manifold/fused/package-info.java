/**
 * Operators as kernels: forward and hand-derived backward in as few passes over memory as they
 * need. Kernels know nothing of SameDiff or ND4J; they read and write {@link
 * org.hyperbolic4j.manifold.fused.Tensor}s, compute in float64 whatever the storage type, and split
 * their work over {@link org.hyperbolic4j.manifold.fused.Workers}, in the pieces of a {@link
 * org.hyperbolic4j.manifold.fused.FeatureLayout}.
 */
package org.hyperbolic4j.manifold.fused;
