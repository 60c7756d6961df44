package org.hyperbolic4j.nn.model;

/** How class scores come from the pooled features. */
public enum Head {
  /** A hyperplane layer whose tangent coordinates are the logits (van Spengler et al. 2023). */
  TANGENT,
  /** Signed hyperplane distances are the logits (HNN++, Shimizu et al. 2021). */
  HYPERPLANE,
  /** Negative distances to one learned point a class are the logits. */
  PROTOTYPES
}
