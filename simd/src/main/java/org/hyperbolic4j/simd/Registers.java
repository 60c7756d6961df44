package org.hyperbolic4j.simd;

/**
 * What stages hand on to each other, in the first-level cache; one set a thread. Arguments and
 * results are those of the caller.
 */
final class Registers {

  private static final ThreadLocal<Registers> OWN = ThreadLocal.withInitial(() -> new Registers(0));
  private static final double[] NONE = {};

  /** Arguments. */
  double[] x = NONE;

  /** Their squares, given or made. */
  double[] y = NONE;

  /** Results. */
  double[] sine = NONE;

  double[] cosine = NONE;
  double[] defect = NONE;

  /** In between. */
  final double[] orders;

  final double[] a;
  final double[] b;

  private final double[] ownX;
  private final double[] ownY;

  private Registers(int capacity) {
    orders = new double[capacity];
    a = new double[capacity];
    b = new double[capacity];
    ownX = new double[capacity];
    ownY = new double[capacity];
  }

  private static Registers own(int count) {
    Registers own = OWN.get();
    if (own.a.length < count) {
      own = new Registers(count);
      OWN.set(own);
    }
    return own;
  }

  /** For functions of x, the only result being sine. */
  static Registers of(double[] x, double[] sine, int count) {
    Registers own = own(count);
    own.x = x;
    own.y = own.ownY;
    own.sine = sine;
    return own;
  }

  /** For x where a gate, y, lets it through. */
  static Registers gated(double[] gate, double[] x, double[] result) {
    Registers own = own(0);
    own.y = gate;
    own.x = x;
    own.sine = result;
    return own;
  }

  /** For functions of squares y. */
  static Registers ofSquares(
      double[] y, double[] sine, double[] cosine, double[] defect, int count) {
    Registers own = own(count);
    own.x = own.ownX;
    own.y = y;
    own.sine = sine;
    own.cosine = cosine;
    own.defect = defect;
    return own;
  }

  /** Lets go of the caller's arrays. */
  void release() {
    x = NONE;
    y = NONE;
    sine = NONE;
    cosine = NONE;
    defect = NONE;
  }
}
