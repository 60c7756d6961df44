package org.hyperbolic4j.laws.operator;

/** The shapes of arrays that operators take and give. */
enum Form {
  /** {@code [N, C, ...]}. */
  MAP,
  /** {@code [N, A, ...]}: ambient coordinates. */
  AMBIENT,
  /** {@code [N, K, ...]}: one channel a hyperplane. */
  PLANES,
  /** {@code [N, 1, ...]}. */
  SINGLE,
  /** {@code [N, C]}: one row an image. */
  PER_IMAGE,
  /** {@code [C]}. */
  VECTOR,
  /** {@code [K]}. */
  PER_PLANE,
  /** {@code [K, C]}: one row a hyperplane. */
  NORMALS,
  /** {@code [1]}. */
  NUMBER;

  /** Whether there is one row a position of the feature map. */
  boolean perPosition() {
    return switch (this) {
      case MAP, AMBIENT, PLANES, SINGLE -> true;
      case PER_IMAGE, VECTOR, PER_PLANE, NORMALS, NUMBER -> false;
    };
  }
}
