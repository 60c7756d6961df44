package org.hyperbolic4j.nn.model;

/** Which summand stands on the left of a residual connection; the sum does not commute. */
public enum ResidualOrder {
  /** {@code f(x) + x}: the branch on the left. */
  BRANCH_FIRST,
  /** {@code x + f(x)}: the shortcut on the left. */
  SHORTCUT_FIRST
}
