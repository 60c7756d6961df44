package org.hyperbolic4j.simd;

/** What stages hand on to each other, in the first-level cache; one set a thread. */
final class Registers {

  private static final ThreadLocal<Registers> OWN = ThreadLocal.withInitial(() -> new Registers(0));

  /** Arguments, or their squares. */
  final double[] x;

  final double[] y;

  /** Results. */
  final double[] sine;

  final double[] cosine;
  final double[] defect;

  /** In between. */
  final double[] orders;

  final double[] a;
  final double[] b;

  private Registers(int capacity) {
    x = new double[capacity];
    y = new double[capacity];
    sine = new double[capacity];
    cosine = new double[capacity];
    defect = new double[capacity];
    orders = new double[capacity];
    a = new double[capacity];
    b = new double[capacity];
  }

  /** This thread's, with room for so many numbers. */
  static Registers of(int count) {
    Registers own = OWN.get();
    if (own.x.length < count) {
      own = new Registers(count);
      OWN.set(own);
    }
    return own;
  }
}
