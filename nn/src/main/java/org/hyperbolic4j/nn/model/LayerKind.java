package org.hyperbolic4j.nn.model;

/** Which family of layers a network on a manifold is made of. */
public enum LayerKind {
  /**
   * Layers on tangent coordinates at the origin, linear maps being distances to hyperplanes
   * (Shimizu et al. 2021; van Spengler et al. 2023). Every model of a space gives the same
   * function.
   */
  HYPERPLANE(Head.TANGENT),
  /** Layers in the manifold's own coordinates (Chen et al. 2022; Bdeir et al. 2024). */
  NATIVE(Head.HYPERPLANE);

  private final Head usualHead;

  LayerKind(Head usualHead) {
    this.usualHead = usualHead;
  }

  /**
   * The head to use where none is asked for.
   *
   * @return the head
   */
  public Head usualHead() {
    return usualHead;
  }
}
