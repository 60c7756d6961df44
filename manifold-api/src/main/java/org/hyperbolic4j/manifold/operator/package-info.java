/**
 * The handful of operators that generic layers ask of a manifold, in tangent coordinates, on
 * SameDiff variables. Channels are axis 1 throughout: {@code [N, C]} or {@code [N, C, H, W]}.
 */
package org.hyperbolic4j.manifold.operator;
