package org.hyperbolic4j.lorentz.sheet.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.FieldGradientField;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.lorentz.geometry.LorentzGeometry;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Workers;

/** Native kernels against the geometry in 60 digits, at their limits, and on threads. */
class NativeKernelsTest {

  private static final DfpField DIGITS = new DfpField(60);

  /**
   * Kernels may deviate as the geometry does when inputs do by this much, relative: the rounding of
   * some hundred operations, times the conditioning of the problem at hand.
   */
  private static final double DISTURBANCE = 2e-14;

  /**
   * How often inputs are disturbed to see how much results move. Of eight moves of a number, the
   * largest is below 0.4 of their standard deviation once in ten thousand times; eight times it is
   * beyond three.
   */
  private static final int DRAWS = 8;

  /** Value, and gradients of the product with a cotangent. */
  private static final class Outcome {
    private final double[] value;
    private final double[][] gradients;

    Outcome(double[] value, double[][] gradients) {
      this.value = value;
      this.gradients = gradients;
    }
  }

  private static ArrayTensor[] tensors(double[][] inputs, long[][] shapes, boolean single) {
    ArrayTensor[] tensors = new ArrayTensor[inputs.length];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = single ? ArrayTensor.float32(shapes[i]) : ArrayTensor.float64(shapes[i]);
      tensors[i].store(0, inputs[i], 0, inputs[i].length);
    }
    return tensors;
  }

  private static Outcome run(
      FusedOperator kernel, ArrayTensor[] inputs, boolean single, Workers workers, long seed) {
    long[][] shapes = Arrays.stream(inputs).map(ArrayTensor::shape).toArray(long[][]::new);
    long[] shape = kernel.outputShapes(shapes)[0];
    ArrayTensor out = single ? ArrayTensor.float32(shape) : ArrayTensor.float64(shape);
    kernel.forward(inputs, new ArrayTensor[] {out}, workers);
    ArrayTensor cotangent = ArrayTensor.float64(shape);
    double[] weights = cotangent((int) out.length(), seed);
    cotangent.store(0, weights, 0, weights.length);
    ArrayTensor[] gradients =
        Arrays.stream(shapes)
            .map(s -> single ? ArrayTensor.float32(s) : ArrayTensor.float64(s))
            .toArray(ArrayTensor[]::new);
    kernel.backward(inputs, new ArrayTensor[] {out}, cotangent, gradients, workers);
    return new Outcome(
        out.toArray(), Arrays.stream(gradients).map(ArrayTensor::toArray).toArray(double[][]::new));
  }

  private static double[] cotangent(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }

  private static Outcome exact(NativeStatement statement, double[][] inputs, long seed) {
    int count = Arrays.stream(inputs).mapToInt(input -> input.length).sum();
    FieldGradientField<Dfp> field = FieldGradientField.getField(DIGITS, count);
    FieldGradient<Dfp>[][] variables = MathArrays.buildArray(field, inputs.length, 0);
    int next = 0;
    for (int i = 0; i < inputs.length; i++) {
      variables[i] = MathArrays.buildArray(field, inputs[i].length);
      for (int j = 0; j < inputs[i].length; j++) {
        variables[i][j] = FieldGradient.variable(count, next++, DIGITS.newDfp(inputs[i][j]));
      }
    }
    FieldGradient<Dfp> c = variables[inputs.length - 1][0];
    FieldGradient<Dfp>[][] rows = statement.expected(new LorentzGeometry<>(c), variables);
    double[] value = new double[rows.length * rows[0].length];
    double[] weights = cotangent(value.length, seed);
    FieldGradient<Dfp> product = field.getZero();
    for (int i = 0; i < value.length; i++) {
      FieldGradient<Dfp> element = rows[i % rows.length][i / rows.length];
      value[i] = element.getReal();
      product = product.add(element.multiply(weights[i]));
    }
    double[][] gradients = new double[inputs.length][];
    next = 0;
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = new double[inputs[i].length];
      for (int j = 0; j < inputs[i].length; j++) {
        gradients[i][j] = product.getPartialDerivative(next++).toDouble();
      }
    }
    return new Outcome(value, gradients);
  }

  private static double[][] disturbed(double[][] inputs, Random random) {
    return Arrays.stream(inputs)
        .map(
            input ->
                Arrays.stream(input)
                    .map(x -> x * (1 + DISTURBANCE * (2 * random.nextDouble() - 1)))
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static double apart(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i] - other[i]))
        .max()
        .orElse(0);
  }

  /** Anywhere up to six radii of curvature away, or in one cluster that far out. */
  @Property(tries = 16)
  void valuesAndGradientsAreThoseOfTheGeometry(
      @ForAll NativeStatement statement, @ForAll boolean clustered, @ForAll Random random) {
    double c = Math.exp(2 * Math.max(-2, Math.min(2, random.nextGaussian())));
    double radii = 6 * random.nextDouble();
    double spread = clustered ? Math.pow(10, -4 * random.nextDouble() - 1) : 1;
    NativeStatement.Scene scene =
        new NativeStatement.Scene(random, 4, c, radii, spread, random.nextLong());
    double[][] inputs = statement.draw(scene);
    long seed = random.nextLong();
    Outcome actual =
        run(
            statement.kernel(Double.POSITIVE_INFINITY),
            tensors(inputs, statement.shapes(4), false),
            false,
            Workers.SEQUENTIAL,
            seed);
    Outcome exact = exact(statement, inputs, seed);
    double[][] besides = new double[1 + inputs.length][];
    for (int draw = 0; draw < DRAWS; draw++) {
      Outcome beside = exact(statement, disturbed(inputs, random), seed);
      for (int i = 0; i < besides.length; i++) {
        double[] known = i == 0 ? exact.value : exact.gradients[i - 1];
        double[] moved = i == 0 ? beside.value : beside.gradients[i - 1];
        double before = besides[i] == null ? 0 : besides[i][0];
        besides[i] = new double[] {Math.max(before, apart(known, moved))};
      }
    }
    String where = "%s, c = %s, %s radii, spread %s: ".formatted(statement, c, radii, spread);
    double terms = largest(exact.value);
    require(where + "value", actual.value, exact.value, besides[0][0], 0);
    for (int i = 0; i < inputs.length; i++) {
      double unit = Math.max(largest(inputs[i]), i == inputs.length - 1 ? 0 : 1 / Math.sqrt(c));
      require(
          where + "gradient of input " + i,
          actual.gradients[i],
          exact.gradients[i],
          besides[i + 1][0],
          terms / unit);
    }
  }

  private static void require(
      String what, double[] actual, double[] exact, double beside, double terms) {
    assertThat(apart(actual, exact))
        .as(what)
        .isLessThanOrEqualTo(8 * beside + DISTURBANCE * Math.max(largest(exact), terms));
  }

  /** Points on one ray lie far apart in the radial direction and nowhere in others. */
  @Property(tries = 20)
  void theCentroidOfFarPointsLiesBetweenThem(@ForAll Random random) {
    double theta = 5 + 30 * random.nextDouble();
    double[] inputs = {Math.sinh(theta - 1), Math.sinh(theta + 1)};
    ArrayTensor[] tensors = {
      ArrayTensor.of(inputs, 1, 1, 2), ArrayTensor.of(new double[] {1}, 1),
    };
    Outcome outcome = run(new CentreKernel(), tensors, false, Workers.SEQUENTIAL, 1);
    assertThat(outcome.value[0] / Math.sinh(theta)).isBetween(1 - 1e-13, 1 + 1e-13);
  }

  @Property(tries = 30)
  void resultsDoNotDependOnTheNumberOfThreads(
      @ForAll NativeStatement statement,
      @ForAll @IntRange(min = 2, max = 5) int threads,
      @ForAll Random random) {
    int positions = 700;
    double[][] inputs = statement.draw(new NativeStatement.Scene(random, positions, 0.7, 3, 1, 1));
    ArrayTensor[] tensors = tensors(inputs, statement.shapes(positions), false);
    Workers workers =
        (pieces, work) ->
            CompletableFuture.allOf(
                    IntStream.range(0, threads)
                        .mapToObj(
                            thread ->
                                CompletableFuture.runAsync(
                                    () -> {
                                      for (int i = thread; i < pieces; i += threads) {
                                        work.run(i, i + 1);
                                      }
                                    }))
                        .toArray(CompletableFuture[]::new))
                .join();
    FusedOperator kernel = statement.kernel(6);
    Outcome alone = run(kernel, tensors, false, Workers.SEQUENTIAL, 3);
    Outcome shared = run(kernel, tensors, false, workers, 3);
    assertThat(shared.value).isEqualTo(alone.value);
    assertThat(shared.gradients).isDeepEqualTo(alone.gradients);
  }

  @Property(tries = 300)
  void whatIsFiniteStaysFinite(
      @ForAll NativeStatement statement, @ForAll boolean single, @ForAll Random random) {
    double[] sizes = {0, single ? 1e-40 : 1e-300, 1e-8, 1, 1e8, single ? 1e37 : 1e300};
    double[] curvatures = {1e-20, 1e-3, 1, 1e20};
    double c = curvatures[random.nextInt(curvatures.length)];
    double[][] inputs =
        statement.draw(new NativeStatement.Scene(random, 4, 1, 1, 1, random.nextLong()));
    double[][] scaled = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      double size = sizes[random.nextInt(sizes.length)];
      scaled[i] = Arrays.stream(inputs[i]).map(x -> x * size).toArray();
    }
    scaled[inputs.length - 1][0] = c;
    Outcome outcome =
        run(
            statement.kernel(random.nextBoolean() ? 6.2 : Double.POSITIVE_INFINITY),
            tensors(scaled, statement.shapes(4), single),
            single,
            Workers.SEQUENTIAL,
            5);
    assertThat(Arrays.stream(outcome.value).allMatch(Double::isFinite)).as("value").isTrue();
    for (int i = 0; i < inputs.length; i++) {
      assertThat(Arrays.stream(outcome.gradients[i]).allMatch(Double::isFinite))
          .as("%s of %s: gradient of input %d", statement, Arrays.deepToString(scaled), i)
          .isTrue();
    }
  }

  /** Moving an input along a capped result's ray changes nothing. */
  @Property(tries = 200)
  void cappedResultsLieAtTheCapAndTheirGradientHasNoRadialPart(@ForAll Random random) {
    double c = Math.exp(random.nextGaussian());
    double reach = 2;
    double[][] inputs =
        NativeStatement.AFFINE.draw(new NativeStatement.Scene(random, 4, c, 1, 1, 1));
    Arrays.fill(inputs[2], 0);
    Arrays.fill(inputs[3], 0);
    inputs[0] = Arrays.stream(inputs[0]).map(x -> 1e3 * (x + 1)).toArray();
    Outcome outcome =
        run(
            new AffineKernel(reach),
            tensors(inputs, NativeStatement.AFFINE.shapes(4), false),
            false,
            Workers.SEQUENTIAL,
            7);
    for (int i = 0; i < 4; i++) {
      double square = 0;
      double radial = 0;
      double size = 0;
      double squareBefore = 0;
      for (int k = 0; k < NativeStatement.CHANNELS; k++) {
        double x = inputs[0][k * 4 + i];
        double y = outcome.value[k * 4 + i];
        double gradient = outcome.gradients[0][k * 4 + i];
        square += y * y;
        radial += gradient * y;
        size += Math.abs(y);
        squareBefore += x * x;
      }
      // Of the cotangent, whose radial part is taken away, before that.
      size *= Math.sqrt(square / squareBefore);
      assertThat(Math.sqrt(c * square) / Math.sinh(reach)).isBetween(1 - 1e-14, 1 + 1e-14);
      assertThat(Math.abs(radial)).isLessThanOrEqualTo(1e-14 * size);
    }
  }

  @Property(tries = 10)
  void storageDecidesOnlyTheRoundingOfResults(
      @ForAll NativeStatement statement, @ForAll Random random) {
    double[][] inputs = statement.draw(new NativeStatement.Scene(random, 50, 0.7, 3, 1, 1));
    ArrayTensor[] single = tensors(inputs, statement.shapes(50), true);
    double[][] rounded = Arrays.stream(single).map(ArrayTensor::toArray).toArray(double[][]::new);
    FusedOperator kernel = statement.kernel(6);
    Outcome narrow = run(kernel, single, true, Workers.SEQUENTIAL, 9);
    Outcome wide =
        run(kernel, tensors(rounded, statement.shapes(50), false), false, Workers.SEQUENTIAL, 9);
    assertThat(narrow.value).isEqualTo(Arrays.stream(wide.value).map(x -> (float) x).toArray());
    for (int i = 0; i < inputs.length; i++) {
      assertThat(narrow.gradients[i])
          .isEqualTo(Arrays.stream(wide.gradients[i]).map(x -> (float) x).toArray());
    }
  }
}
