package org.hyperbolic4j.simd;

import static org.hyperbolic4j.manifold.elementary.Coefficients.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Short loops over vectors, of which functions are made: the arithmetic of {@link
 * org.hyperbolic4j.manifold.elementary.Hyperbolic}, operation by operation. The compiler leaves
 * vectors on the heap in loops of more than some forty operations, and in methods that several such
 * loops are inlined into; calls of one of many implementations it does not inline.
 */
enum Stage {
  /** sine = sinh(x)/x, cosine and defect of small y = x^2. */
  SERIES_OF_SQUARES {
    @Override
    void run(Registers all, int bound) {
      double[] y = all.y;
      double[] cosine = all.cosine;
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector square = load(y, i);
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
        DoubleVector sine = Polynomials.sinhc(load(y, i));
        sine.intoArray(all.sine, i);
        sine.add(load(cosine, i)).intoArray(cosine, i);
      }
    }
  },
  /** x = sqrt(y). */
  ROOT {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        load(all.y, i).sqrt().intoArray(all.x, i);
      }
    }
  },
  /** |x| = orders log(2) + a. */
  ORDERS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector held = load(all.x, i).abs().min(LARGEST_EXPONENT);
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
        DoubleVector r = load(all.a, i);
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
            load(all.orders, i).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
        load(all.a, i).mul(exponent.add(ONE).reinterpretAsDoubles()).intoArray(all.a, i);
        load(all.b, i).mul(exponent.neg().add(ONE).reinterpretAsDoubles()).intoArray(all.b, i);
      }
    }
  },
  /** sine, cosine and defect where y is not small. */
  FROM_POWERS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector e = load(all.a, i);
        DoubleVector inverse = load(all.b, i);
        DoubleVector x = load(all.x, i);
        DoubleVector y = load(all.y, i);
        VectorMask<Double> far = y.compare(VectorOperators.GE, LARGE_SQUARE);
        DoubleVector sine = e.sub(inverse).mul(0.5).div(x);
        load(all.sine, i).blend(sine, far).intoArray(all.sine, i);
        DoubleVector cosine = e.add(inverse).mul(0.5);
        load(all.cosine, i).blend(cosine, far).intoArray(all.cosine, i);
        DoubleVector defect = e.mul(x.sub(1)).add(inverse.mul(x.add(1))).mul(0.5).div(x.mul(y));
        load(all.defect, i).blend(defect, far).intoArray(all.defect, i);
      }
    }
  },
  /** sine = sinh(x) of small x, and y = x^2. */
  SERIES {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = load(all.x, i);
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
        VectorMask<Double> far = load(all.y, i).compare(VectorOperators.GE, LARGE_SQUARE);
        DoubleVector sine = load(all.a, i).sub(load(all.b, i)).mul(0.5);
        load(all.sine, i).blend(withSign(sine, load(all.x, i)), far).intoArray(all.sine, i);
      }
    }
  },
  /** sine = asinh(x) of small x, and y = x^2. */
  ASINH_SERIES {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = load(all.x, i);
        DoubleVector y = x.mul(x);
        x.mul(Polynomials.asinhc(y)).intoArray(all.sine, i);
        y.intoArray(all.y, i);
      }
    }
  },
  /** a = |x| + x^2/(1 + sqrt(1 + x^2)): asinh(|x|) is the logarithm of 1 + a. */
  EXCESS {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector x = load(all.x, i).abs();
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
        DoubleVector x = load(all.x, i).abs();
        DoubleVector u = load(all.a, i);
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
  /** sine = asinh(x) where x is not small. */
  LOGARITHM {
    @Override
    void run(Registers all, int bound) {
      for (int i = 0; i < bound; i += LANES) {
        DoubleVector s = load(all.a, i);
        DoubleVector order = load(all.orders, i);
        DoubleVector small = s.mul(Polynomials.atanhs(s.mul(s))).add(order.mul(LOG_2_LOW));
        VectorMask<Double> near = load(all.y, i).compare(VectorOperators.LT, LARGE_ASINH);
        DoubleVector angle = withSign(order.mul(LOG_2_HIGH).add(small), load(all.x, i));
        angle.blend(load(all.sine, i), near).intoArray(all.sine, i);
      }
    }
  };

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  abstract void run(Registers all, int bound);

  static void runAll(Stage[] stages, Registers all, int bound) {
    for (Stage stage : stages) {
      stage.run(all, bound);
    }
  }

  static boolean reaches(double[] x, int whole, double bound) {
    boolean reached = false;
    for (int i = 0; i < whole; i += LANES) {
      reached |= !load(x, i).compare(VectorOperators.LT, bound).allTrue();
    }
    return reached;
  }

  static DoubleVector load(double[] x, int i) {
    return DoubleVector.fromArray(SPECIES, x, i);
  }

  /** x cosh - sinh, or its series for small x. */
  static DoubleVector coshExcess(DoubleVector x, DoubleVector sinh, DoubleVector cosh) {
    DoubleVector y = x.mul(x);
    return x.mul(cosh)
        .sub(sinh)
        .blend(x.mul(y).mul(Polynomials.defect(y)), y.compare(VectorOperators.LT, LARGE_SQUARE));
  }

  /** Of a number that is not negative, with the sign of another. */
  private static DoubleVector withSign(DoubleVector size, DoubleVector sign) {
    return sign.reinterpretAsLongs()
        .and(Long.MIN_VALUE)
        .or(size.reinterpretAsLongs())
        .reinterpretAsDoubles();
  }
}
