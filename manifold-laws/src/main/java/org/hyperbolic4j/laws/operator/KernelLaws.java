package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What kernels promise beyond what they compute. */
public final class KernelLaws {

  private static final String GROUP = "operators";
  private static final String CONTRACT = "contract of FusedOperator";
  private static final TangentCap CAP = new TangentCap(0.5);
  private static final int MOST_CHANNELS = 4;

  private KernelLaws() {}

  /** What scratch memory may hold. */
  private static final double[] LEFT_OVERS = {Double.NaN, 1e30, -1};

  /** A law of one kernel, drawn anew in every try. */
  private interface OfKernel {
    Discrepancy measure(Trial trial, Operator operator, FusedOperator kernel);
  }

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return OperatorSet.ofKernels().stream().flatMap(KernelLaws::of).toList();
  }

  private static Stream<Law> of(OperatorSet set) {
    return Stream.of(
        law(
                set,
                "results-do-not-depend-on-the-number-of-threads",
                "one thread and several give the same bits",
                "none",
                KernelLaws::workers)
            .costing(20),
        law(
                set,
                "results-do-not-depend-on-what-scratch-memory-holds",
                "results and gradients have the same bits whatever arrays held that a kernel is lent",
                "none",
                KernelLaws::scratch)
            .costing(20),
        law(
            set,
            "gradients-do-not-depend-on-which-are-wanted",
            "a gradient has the same bits whether others are wanted or not",
            "none",
            KernelLaws::wanted),
        law(
            set,
            "float32-is-float64-rounded",
            "float32 in memory changes results and gradients by rounding them, and nothing else",
            "epsilon of float32, of each number",
            KernelLaws::rounded),
        law(
            set,
            "empty-batches",
            "without positions there is an empty result, and no centre or dispersion",
            "none",
            KernelLaws::empty));
  }

  private static Law law(
      OperatorSet set, String name, String statement, String tolerance, OfKernel check) {
    return new Law(
            GROUP,
            set.word() + "-" + name,
            statement,
            CONTRACT,
            tolerance,
            new Scenes(2, 6, NEAR, 1, MOST_CHANNELS),
            trial -> {
              List<Operator> all = set.operators();
              Operator operator = all.get(trial.random().nextInt(all.size()));
              return check.measure(
                  trial, operator, operator.kernel(trial.manifold(), OperatorSettings.of(CAP)));
            })
        .needing(set.need());
  }

  private static Discrepancy workers(Trial trial, Operator operator, FusedOperator kernel) {
    FeatureShape shape =
        FeatureShape.images(trial.manifold(), 2, trial.scene().dimension(), 19, 17);
    Inputs taken = taken(trial, operator, shape);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    Passes alone =
        new FusedOperation(kernel, trial.precision(), Workers.SEQUENTIAL).run(taken, cotangent);
    Workers threads = threads(2 + trial.random().nextInt(4));
    Passes shared = new FusedOperation(kernel, trial.precision(), threads).run(taken, cotangent);
    return same(operator, taken, shared, alone);
  }

  private static Discrepancy scratch(Trial trial, Operator operator, FusedOperator kernel) {
    int channels = trial.scene().dimension();
    FeatureShape shape =
        trial.random().nextBoolean()
            ? FeatureShape.rows(trial.manifold(), 3, channels)
            : FeatureShape.images(trial.manifold(), 2, channels, 19, 17);
    Inputs taken = taken(trial, operator, shape);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    Passes usual =
        new FusedOperation(kernel, trial.precision(), Workers.SEQUENTIAL).run(taken, cotangent);
    double content = LEFT_OVERS[trial.random().nextInt(LEFT_OVERS.length)];
    Passes dirty =
        new FusedOperation(kernel, trial.precision(), Workers.withMemoryHolding(content))
            .run(taken, cotangent);
    return same(operator, taken, dirty, usual);
  }

  private static Discrepancy wanted(Trial trial, Operator operator, FusedOperator kernel) {
    FeatureShape shape = FeatureShape.rows(trial.manifold(), 3, trial.scene().dimension());
    Inputs taken = taken(trial, operator, shape);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    FusedOperation operation = new FusedOperation(kernel, trial.precision(), Workers.SEQUENTIAL);
    Passes all = operation.run(taken, cotangent);
    BitSet wanted = new BitSet();
    IntStream.range(0, taken.count())
        .filter(i -> trial.random().nextBoolean())
        .forEach(wanted::set);
    Passes some = operation.run(taken, wanted::get, cotangent);
    return Discrepancy.worst(
        Stream.concat(
            Stream.of(same(operator.words(), some.result(), all.result())),
            wanted.stream()
                .mapToObj(i -> same(what(operator, taken, i), some.gradient(i), all.gradient(i)))));
  }

  /** As many threads, each with every so many-th piece. */
  private static Workers threads(int count) {
    return (pieces, work) ->
        CompletableFuture.allOf(
                IntStream.range(0, count)
                    .mapToObj(
                        thread ->
                            CompletableFuture.runAsync(
                                () -> {
                                  for (int piece = thread; piece < pieces; piece += count) {
                                    work.run(piece, piece + 1);
                                  }
                                }))
                    .toArray(CompletableFuture[]::new))
            .join();
  }

  private static Discrepancy same(Operator operator, Inputs taken, Passes actual, Passes expected) {
    Discrepancy worst = same(operator.words(), actual.result(), expected.result());
    for (int i = 0; i < taken.count(); i++) {
      worst =
          Discrepancy.worst(
              worst, same(what(operator, taken, i), actual.gradient(i), expected.gradient(i)));
    }
    return worst;
  }

  private static Discrepancy same(String what, double[] actual, double[] expected) {
    return Discrepancy.unless(what + " has the same bits", Arrays.equals(actual, expected));
  }

  private static Discrepancy rounded(Trial trial, Operator operator, FusedOperator kernel) {
    FeatureShape shape = FeatureShape.rows(trial.manifold(), 3, trial.scene().dimension());
    Inputs taken = taken(trial, operator, shape).rounded(Precision.FLOAT32);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    Arrays.setAll(cotangent, i -> Precision.FLOAT32.round(cotangent[i]));
    Passes single =
        new FusedOperation(kernel, Precision.FLOAT32, Workers.SEQUENTIAL).run(taken, cotangent);
    Passes exact =
        new FusedOperation(kernel, Precision.FLOAT64, Workers.SEQUENTIAL).run(taken, cotangent);
    Discrepancy worst = closest(operator.words(), single.result(), exact.result());
    for (int i = 0; i < taken.count(); i++) {
      worst =
          Discrepancy.worst(
              worst, closest(what(operator, taken, i), single.gradient(i), exact.gradient(i)));
    }
    return worst;
  }

  private static Discrepancy closest(String what, double[] single, double[] exact) {
    return Discrepancy.worst(
        IntStream.range(0, exact.length)
            .mapToObj(
                i ->
                    Discrepancy.between(
                        what + " in float32 and float64",
                        single[i],
                        exact[i],
                        Math.ulp((float) exact[i]))));
  }

  private static Discrepancy empty(Trial trial, Operator operator, FusedOperator kernel) {
    int channels = trial.scene().dimension();
    FeatureShape shape =
        trial.random().nextBoolean()
            ? FeatureShape.rows(trial.manifold(), 0, channels)
            : FeatureShape.images(trial.manifold(), 0, channels, 3, 2);
    Inputs taken = taken(trial, operator, shape);
    if (operator.ofBatch()) {
      return Discrepancy.unless(operator.words() + " refuses", refuses(kernel, taken.shapes()));
    }
    Passes passes = new FusedOperation(kernel, trial.precision(), Workers.SEQUENTIAL).run(taken);
    return Discrepancy.worst(
        Stream.concat(
            Stream.of(Discrepancy.unless("the result is empty", passes.result().length == 0)),
            IntStream.range(0, taken.count())
                .mapToObj(
                    i ->
                        Discrepancy.unless(
                            what(operator, taken, i) + " is 0",
                            Arrays.stream(passes.gradient(i)).allMatch(g -> g == 0)))));
  }

  private static boolean refuses(FusedOperator kernel, long[][] shapes) {
    try {
      kernel.outputShapes(shapes);
      return false;
    } catch (IllegalArgumentException e) {
      return !e.getMessage().isBlank() && !e.getMessage().contains("\n");
    }
  }

  private static Inputs taken(Trial trial, Operator operator, FeatureShape shape) {
    Inputs given = Drawing.given(trial, operator, shape);
    return Hyperplanes.products(operator, given).rounded(trial.precision());
  }

  private static String what(Operator operator, Inputs inputs, int i) {
    return "gradient of %s by input %d, %s".formatted(operator.words(), i, inputs.kind(i));
  }
}
