/**
 * The handful of operators that generic layers ask of a manifold, in tangent coordinates, on
 * SameDiff variables. Channels are axis 1 throughout: {@code [N, C]} or {@code [N, C, H, W]}.
 *
 * <p>For authors of graph operators: {@link org.hyperbolic4j.manifold.operator.Smooth} has
 * hyperbolic functions whose values and gradients stay finite everywhere, {@link
 * org.hyperbolic4j.manifold.operator.FeatureRank} the rank of a feature map.
 */
package org.hyperbolic4j.manifold.operator;
