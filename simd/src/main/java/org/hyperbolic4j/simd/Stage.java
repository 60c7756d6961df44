package org.hyperbolic4j.simd;

import static org.hyperbolic4j.manifold.elementary.Coefficients.*;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Short loops over vectors, of which functions are made: the arithmetic of {@link
 * org.hyperbolic4j.manifold.elementary.Hyperbolic}, operation by operation. Several iterations of a
 * short loop are under way at once. After some forty operations the compiler inlines nothing any
 * more but the Vector API itself, and of that it does not know the results' class: vectors go to
 * the heap. Loops therefore begin with their loads and with calls of methods of our own, and are
 * called through handles that are no constants, which it never inlines.
 */
enum Stage {
  /** sine = sinh(x)/x, cosine and defect of small y = x^2. */
  SERIES_OF_SQUARES {
    @Override
    void run(Registers all, int bound) {
      double[] y = all.y;
      double[] cosine = all.cosine;
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector square = DoubleVector.fromArray(SPECIES, y, i);
        DoubleVector defect = Polynomials.defect(square);
        defect.intoArray(all.defect, i);
        square.mul(defect).intoArray(cosine, i);
      }
    }
  },
  /** The rest of it. */
  SINE_OF_SQUARES {
    @Override
    void run(Registers all, int bound) {
      double[] y = all.y;
      double[] cosine = all.cosine;
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector rest = DoubleVector.fromArray(SPECIES, cosine, i);
        DoubleVector sine = Polynomials.sinhc(DoubleVector.fromArray(SPECIES, y, i));
        sine.intoArray(all.sine, i);
        sine.add(rest).intoArray(cosine, i);
      }
    }
  },
  /** x = sqrt(y). */
  ROOT {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector.fromArray(SPECIES, all.y, i).sqrt().intoArray(all.x, i);
      }
    }
  },
  /** |x| = orders log(2) + a. */
  ORDERS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector held = DoubleVector.fromArray(SPECIES, all.x, i).abs().min(LARGEST_EXPONENT);
        DoubleVector orders = held.mul(PER_LOG_2).add(ROUNDING);
        DoubleVector whole = orders.sub(ROUNDING);
        orders.intoArray(all.orders, i);
        held.sub(whole.mul(LOG_2_HIGH)).sub(whole.mul(LOG_2_LOW)).intoArray(all.a, i);
      }
    }
  },
  /** e^a and e^-a, into a and b. */
  PARTS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector r = DoubleVector.fromArray(SPECIES, all.a, i);
        DoubleVector square = r.mul(r);
        DoubleVector even = Polynomials.even(square);
        DoubleVector odd = r.mul(Polynomials.odd(square));
        even.add(odd).intoArray(all.a, i);
        even.sub(odd).intoArray(all.b, i);
      }
    }
  },
  /** Those of |x|, in their place. */
  POWERS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        LongVector exponent =
            DoubleVector.fromArray(SPECIES, all.orders, i)
                .reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, 52);
        DoubleVector.fromArray(SPECIES, all.a, i)
            .mul(exponent.add(ONE).reinterpretAsDoubles())
            .intoArray(all.a, i);
        DoubleVector.fromArray(SPECIES, all.b, i)
            .mul(exponent.neg().add(ONE).reinterpretAsDoubles())
            .intoArray(all.b, i);
      }
    }
  },
  /** sine, cosine and defect where y is not small. */
  FROM_POWERS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector e = DoubleVector.fromArray(SPECIES, all.a, i);
        DoubleVector inverse = DoubleVector.fromArray(SPECIES, all.b, i);
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i);
        DoubleVector y = DoubleVector.fromArray(SPECIES, all.y, i);
        DoubleVector nearSine = DoubleVector.fromArray(SPECIES, all.sine, i);
        DoubleVector nearCosine = DoubleVector.fromArray(SPECIES, all.cosine, i);
        DoubleVector nearDefect = DoubleVector.fromArray(SPECIES, all.defect, i);
        VectorMask<Double> far = y.compare(VectorOperators.GE, LARGE_SQUARE);
        DoubleVector sine = e.sub(inverse).mul(0.5).div(x);
        nearSine.blend(sine, far).intoArray(all.sine, i);
        DoubleVector cosine = e.add(inverse).mul(0.5);
        nearCosine.blend(cosine, far).intoArray(all.cosine, i);
        DoubleVector defect = e.mul(x.sub(1)).add(inverse.mul(x.add(1))).mul(0.5).div(x.mul(y));
        nearDefect.blend(defect, far).intoArray(all.defect, i);
      }
    }
  },
  /** sine = sinh(x) of small x, and y = x^2. */
  SERIES {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i);
        DoubleVector y = x.mul(x);
        x.mul(Polynomials.sinhc(y)).intoArray(all.sine, i);
        y.intoArray(all.y, i);
      }
    }
  },
  /** sine = sinh(x) where x is not small. */
  SINE_FROM_POWERS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i);
        DoubleVector y = DoubleVector.fromArray(SPECIES, all.y, i);
        DoubleVector near = DoubleVector.fromArray(SPECIES, all.sine, i);
        DoubleVector e = DoubleVector.fromArray(SPECIES, all.a, i);
        DoubleVector inverse = DoubleVector.fromArray(SPECIES, all.b, i);
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        sign.or(e.sub(inverse).mul(0.5).reinterpretAsLongs())
            .reinterpretAsDoubles()
            .blend(near, y.compare(VectorOperators.LT, LARGE_SQUARE))
            .intoArray(all.sine, i);
      }
    }
  },
  /** sine = asinh(x) of small x, and y = x^2. */
  ASINH_SERIES {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i);
        DoubleVector y = x.mul(x);
        x.mul(Polynomials.asinhc(y)).intoArray(all.sine, i);
        y.intoArray(all.y, i);
      }
    }
  },
  /** sine = x where y is positive, else 0. */
  WHERE {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector gate = DoubleVector.fromArray(SPECIES, all.y, i);
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i);
        DoubleVector.zero(SPECIES)
            .blend(x, gate.compare(VectorOperators.GT, 0))
            .intoArray(all.sine, i);
      }
    }
  },
  /** a = |x| + x^2/(1 + sqrt(1 + x^2)): asinh(|x|) is the logarithm of 1 + a. */
  EXCESS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i).abs();
        DoubleVector square = x.mul(x);
        x.add(square.div(square.add(1).sqrt().add(1))).intoArray(all.a, i);
      }
    }
  },
  /** The orders of magnitude of 1 + a; then a with 2 atanh(a) the logarithm of its mantissa. */
  MANTISSA {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i).abs();
        DoubleVector u = DoubleVector.fromArray(SPECIES, all.a, i);
        VectorMask<Double> large = x.compare(VectorOperators.GT, LARGE);
        LongVector bits = u.add(1).blend(x, large).reinterpretAsLongs().add(ONE - ROOT_HALF);
        DoubleVector order =
            bits.lanewise(VectorOperators.LSHR, 52)
                .or(INTEGER)
                .reinterpretAsDoubles()
                .sub(EXPONENT_OFFSET);
        DoubleVector mantissa = bits.and(MANTISSA_BITS).add(ROOT_HALF).reinterpretAsDoubles();
        DoubleVector f = mantissa.sub(1).blend(u, order.compare(VectorOperators.EQ, 0));
        f.div(f.add(2)).intoArray(all.a, i);
        order.blend(order.add(1), large).intoArray(all.orders, i);
      }
    }
  },
  /** a = asinh(|x|). */
  LOGARITHM {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector s = DoubleVector.fromArray(SPECIES, all.a, i);
        DoubleVector order = DoubleVector.fromArray(SPECIES, all.orders, i);
        DoubleVector small = s.mul(Polynomials.atanhs(s.mul(s))).add(order.mul(LOG_2_LOW));
        order.mul(LOG_2_HIGH).add(small).intoArray(all.a, i);
      }
    }
  },
  /** sine = a, with the sign of x, where x is not small. */
  ASINH_FROM_LOGARITHM {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector size = DoubleVector.fromArray(SPECIES, all.a, i);
        DoubleVector x = DoubleVector.fromArray(SPECIES, all.x, i);
        DoubleVector y = DoubleVector.fromArray(SPECIES, all.y, i);
        DoubleVector near = DoubleVector.fromArray(SPECIES, all.sine, i);
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        sign.or(size.reinterpretAsLongs())
            .reinterpretAsDoubles()
            .blend(near, y.compare(VectorOperators.LT, LARGE_ASINH))
            .intoArray(all.sine, i);
      }
    }
  };

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** {@link #run}. */
  private final MethodHandle call;

  Stage() {
    try {
      call =
          MethodHandles.lookup()
              .findVirtual(
                  Stage.class, "run", MethodType.methodType(void.class, Registers.class, int.class))
              .bindTo(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  abstract void run(Registers all, int bound);

  static void runAll(Stage[] stages, Registers all, int bound) {
    try {
      for (Stage stage : stages) {
        stage.call.invokeExact(all, bound);
      }
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** What a call through a handle threw, of which no loop throws anything checked. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }

  static boolean reaches(double[] x, int whole, double bound) {
    boolean reached = false;
    for (int i = 0; i < whole; i += LANES) {
      reached |=
          !DoubleVector.fromArray(SPECIES, x, i).compare(VectorOperators.LT, bound).allTrue();
    }
    return reached;
  }

  /** x cosh - sinh, or its series for small x. */
  static DoubleVector coshExcess(DoubleVector x, DoubleVector sinh, DoubleVector cosh) {
    DoubleVector y = x.mul(x);
    return x.mul(cosh)
        .sub(sinh)
        .blend(x.mul(y).mul(Polynomials.defect(y)), y.compare(VectorOperators.LT, LARGE_SQUARE));
  }
}
