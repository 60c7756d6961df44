package org.hyperbolic4j.nn.model;

/**
 * How the summands of a residual connection go together. The sum of a hyperbolic space does not
 * commute; that of tangent coordinates, which ablations put in its place, does.
 */
public enum ResidualOrder {
  /** {@code f(x) + x}: the branch on the left. */
  BRANCH_FIRST,
  /** {@code x + f(x)}: the shortcut on the left. */
  SHORTCUT_FIRST,
  /** The plain sum of tangent coordinates at the origin, whatever the space. */
  TANGENT_SUM
}
