package org.hyperbolic4j.laws.operator;

/** What an input of an operator is. */
enum InputKind {
  /** Tangent coordinates {@code [N, C, ...]}. */
  MAP(Form.MAP, true),
  /** Points {@code [N, A, ...]}. */
  POINTS(Form.AMBIENT, true),
  /** Weights {@code [N, 1, ...]}, not negative. */
  WEIGHTS(Form.SINGLE, false),
  /** Native coordinates {@code [N, C, ...]}. */
  NATIVE_MAP(Form.MAP, true),
  /** Products {@code [N, K, ...]} of vectors and normals. */
  INNER(Form.PLANES, false),
  /** Products {@code [N, K, ...]} of native coordinates and normals. */
  NATIVE_INNER(Form.PLANES, false),
  /** Squared lengths {@code [N, 1, ...]} of vectors. */
  SQUARED_NORM(Form.SINGLE, false),
  /** Lengths {@code [K]} of normals, positive. */
  NORMAL_NORMS(Form.PER_PLANE, false),
  /** Offsets {@code [K]} of hyperplanes. */
  OFFSETS(Form.PER_PLANE, true),
  /** Normals {@code [K, C]} of hyperplanes, which the operators know by their products only. */
  NORMALS(Form.NORMALS, false),
  /** Tangent coordinates {@code [C]}, a centre or bias. */
  VECTOR(Form.VECTOR, true),
  /** Native coordinates {@code [C]}, a centre or bias. */
  NATIVE_VECTOR(Form.VECTOR, true),
  /** Factors {@code [K]} of the coordinate that native ones imply. */
  TIME_WEIGHTS(Form.PER_PLANE, false),
  /** Native coordinates {@code [K]} that are added. */
  BIAS(Form.PER_PLANE, true),
  /** A mean squared distance {@code [1]}. */
  DISPERSION(Form.NUMBER, false),
  /** A mean squared distance {@code [1]} to come to. */
  SCALE(Form.NUMBER, false),
  /** The curvature {@code [1]}. */
  CURVATURE(Form.NUMBER, false);

  private final Form form;
  private final boolean place;

  InputKind(Form form, boolean place) {
    this.form = form;
    this.place = place;
  }

  /** Its shape. */
  Form form() {
    return form;
  }

  /** Whether it says where something lies: its entries are lengths. */
  boolean place() {
    return place;
  }

  /** Whether it has native coordinates of points. */
  boolean isNative() {
    return this == NATIVE_MAP || this == NATIVE_VECTOR || this == BIAS;
  }
}
