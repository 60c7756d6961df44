package org.hyperbolic4j.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.junit.jupiter.api.Test;

/** Vector code gives the bits of {@link Hyperbolic}, interpreted and compiled. */
class SimdRunsTest {

  /** Enough for the compiler to come in between. */
  private static final int RUNS = 30_000;

  private static final double[] SPECIAL = {
    0, -0.0, 1, -1, 0.25, 1e8, 1e-300, Double.MIN_VALUE, 709, 710, 1e154, 1e300, Double.MAX_VALUE
  };

  private final Random random = new Random(1);
  private final Runs runs = new SimdRuns();

  private double number() {
    if (random.nextInt(20) == 0) {
      return SPECIAL[random.nextInt(SPECIAL.length)];
    }
    return random.nextGaussian() * Math.pow(10, 6 * random.nextDouble() - 4);
  }

  private double[] numbers(int n) {
    double[] numbers = new double[n];
    double bound = random.nextBoolean() ? 0.9 : Double.MAX_VALUE;
    Arrays.setAll(numbers, i -> Math.max(-bound, Math.min(number(), bound)));
    return numbers;
  }

  private static double[] of(double[] x, DoubleUnaryOperator function) {
    return Arrays.stream(x).map(function).toArray();
  }

  @Test
  void itIsTheChosenOne() {
    assertThat(runs.works()).isTrue();
    assertThat(Runs.best().description()).isEqualTo(runs.description()).startsWith("Vector API");
  }

  @Test
  void functionsOfSquares() {
    for (int run = 0; run < RUNS; run++) {
      int n = random.nextInt(40);
      double[] y = of(numbers(n), Math::abs);
      double[] sinhc = new double[n];
      double[] cosh = new double[n];
      double[] defect = new double[n];
      runs.all(y, n, sinhc, cosh, defect);
      assertThat(sinhc).isEqualTo(of(y, Hyperbolic::sinhc));
      assertThat(cosh).isEqualTo(of(y, Hyperbolic::cosh));
      assertThat(defect).isEqualTo(of(y, Hyperbolic::defect));
    }
  }

  @Test
  void functionsOfNumbers() {
    for (int run = 0; run < RUNS; run++) {
      int n = random.nextInt(40);
      int used = random.nextInt(n + 1);
      double[] x = numbers(n);
      double[] result = new double[n];
      runs.sinh(x, used, result);
      assertThat(Arrays.copyOf(result, used))
          .isEqualTo(of(Arrays.copyOf(x, used), Hyperbolic::sinh));
      assertThat(Arrays.copyOfRange(result, used, n)).isEqualTo(new double[n - used]);
      runs.asinh(x, used, result);
      assertThat(Arrays.copyOf(result, used))
          .isEqualTo(of(Arrays.copyOf(x, used), Hyperbolic::asinh));
    }
  }

  @Test
  void conversions() {
    for (int run = 0; run < RUNS; run++) {
      int n = random.nextInt(40);
      int from = random.nextInt(5);
      double[] x = numbers(n + from);
      if (n > 0) {
        x[from + random.nextInt(n)] = SPECIAL[random.nextInt(SPECIAL.length)];
      }
      float[] expected = new float[n];
      float[] narrow = new float[n];
      double[] widened = new double[n];
      double[] wide = new double[n + from];
      for (int i = 0; i < n; i++) {
        expected[i] = Tensor.toFloat(x[from + i]);
        widened[i] = expected[i];
      }
      runs.narrow(x, from, n, narrow);
      assertThat(narrow).isEqualTo(expected);
      runs.widen(narrow, n, wide, from);
      assertThat(Arrays.copyOfRange(wide, from, n + from)).isEqualTo(widened);
    }
  }

  @Test
  void gates() {
    for (int run = 0; run < RUNS; run++) {
      int n = random.nextInt(40);
      double[] gate = numbers(n);
      if (n > 0) {
        gate[random.nextInt(n)] = SPECIAL[random.nextInt(SPECIAL.length)];
      }
      double[] x = numbers(n);
      double[] result = new double[n];
      runs.where(gate, x, n, result);
      double[] expected = new double[n];
      Arrays.setAll(expected, i -> gate[i] > 0 ? x[i] : 0);
      assertThat(result).isEqualTo(expected);
    }
  }

  @Test
  void excesses() {
    for (int run = 0; run < RUNS; run++) {
      int n = random.nextInt(40);
      double[] x = numbers(n);
      double[] sinh = numbers(n);
      double[] cosh = numbers(n);
      double[] result = new double[n];
      runs.coshExcess(x, sinh, cosh, n, result);
      double[] expected = new double[n];
      Arrays.setAll(expected, i -> Hyperbolic.coshExcess(x[i], sinh[i], cosh[i]));
      assertThat(result).isEqualTo(expected);
    }
  }

  @Test
  void whatIsNoNumberIsFarAway() {
    double[] x = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 1, 1, 1, 1};
    double[] result = new double[x.length];
    runs.asinh(x, x.length, result);
    assertThat(result).isEqualTo(of(x, Hyperbolic::asinh));
  }

  @Test
  void reachesABoundAnywhere() {
    for (int n = 0; n < 40; n++) {
      double[] x = new double[n + 3];
      Arrays.fill(x, 1);
      Arrays.fill(x, n, x.length, 3);
      assertThat(runs.reaches(x, n, 2)).isFalse();
      for (int i = 0; i < n; i++) {
        for (double reaching : new double[] {2, 3, Double.POSITIVE_INFINITY, Double.NaN}) {
          x[i] = reaching;
          assertThat(runs.reaches(x, n, 2)).isTrue();
          assertThat(Runs.plain().reaches(x, n, 2)).isTrue();
        }
        x[i] = Math.nextDown(2.0);
        assertThat(runs.reaches(x, n, 2)).isFalse();
        assertThat(Runs.plain().reaches(x, n, 2)).isFalse();
      }
    }
  }

  private float[] floats(int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  @Test
  void sumsOfShiftedRuns() {
    for (int run = 0; run < RUNS / 10; run++) {
      int n = 1 + random.nextInt(200);
      int room = (n + Runs.ROOM - 1) / Runs.ROOM * Runs.ROOM;
      int[] shifts = random.ints(random.nextInt(10), 0, 50).toArray();
      float[] x = floats(room + 50);
      float[] weights = floats(Runs.GROUP * shifts.length);
      int at = random.nextInt(7);
      float[] result = new float[at + Runs.GROUP * room];
      runs.correlate(x, shifts, weights, n, result, at, room);
      for (int k = 0; k < Runs.GROUP; k++) {
        for (int p = 0; p < n; p++) {
          float sum = 0;
          for (int t = 0; t < shifts.length; t++) {
            sum = Math.fma(weights[Runs.GROUP * t + k], x[shifts[t] + p], sum);
          }
          assertThat(result[at + k * room + p]).isEqualTo(0 + sum);
        }
      }
      float[] plain = new float[result.length];
      Runs.plain().correlate(x, shifts, weights, n, plain, at, room);
      for (int k = 0; k < Runs.GROUP; k++) {
        int from = at + k * room;
        assertThat(Arrays.copyOfRange(plain, from, from + n))
            .isEqualTo(Arrays.copyOfRange(result, from, from + n));
      }
    }
  }

  @Test
  void innerProductsOfRuns() {
    for (int run = 0; run < RUNS / 10; run++) {
      int n = 1 + random.nextInt(200);
      int room = (n + Runs.LANES - 1) / Runs.LANES * Runs.LANES;
      int[] shifts = random.ints(Runs.SHIFTS + 2, 0, 50).toArray();
      float[] x = floats(room + 50);
      int at = random.nextInt(7);
      float[] g = floats(at + Runs.GROUP * room);
      float[] result = floats(Runs.GROUP * Runs.SHIFTS * Runs.LANES);
      float[] expected = new float[result.length];
      for (int k = 0; k < Runs.GROUP; k++) {
        for (int j = 0; j < Runs.SHIFTS; j++) {
          for (int p = 0; p < room; p++) {
            int to = (Runs.SHIFTS * k + j) * Runs.LANES + p % Runs.LANES;
            expected[to] = Math.fma(g[at + k * room + p], x[shifts[2 + j] + p], expected[to]);
          }
        }
      }
      float[] plain = result.clone();
      runs.products(g, at, room, x, shifts, 2, n, result);
      assertThat(result).isEqualTo(expected);
      Runs.plain().products(g, at, room, x, shifts, 2, n, plain);
      assertThat(plain).isEqualTo(expected);
    }
  }

  @Test
  void sums() {
    for (int run = 0; run < RUNS; run++) {
      int n = random.nextInt(100);
      double[] x = of(numbers(n), number -> Math.max(-1e6, Math.min(number, 1e6)));
      double[] y = of(numbers(n), number -> Math.max(-1e6, Math.min(number, 1e6)));
      double size = 0;
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal dot = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        sum = sum.add(new BigDecimal(x[i]));
        dot = dot.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        size += Math.abs(x[i]) * (1 + Math.abs(y[i]));
      }
      double tolerance = 20 * Math.ulp(size);
      assertThat(runs.sum(x, n)).isCloseTo(sum.doubleValue(), within(tolerance));
      assertThat(runs.dot(x, y, n)).isCloseTo(dot.doubleValue(), within(tolerance));
      assertThat(Runs.plain().sum(x, n)).isEqualTo(runs.sum(x, n));
      assertThat(Runs.plain().dot(x, y, n)).isEqualTo(runs.dot(x, y, n));
    }
  }
}
