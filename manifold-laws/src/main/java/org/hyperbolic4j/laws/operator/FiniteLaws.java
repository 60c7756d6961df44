package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** No NaN and no infinity from finite numbers. */
public final class FiniteLaws {

  /** Draws in a try: with and without a cap, which are graphs of their own. */
  private static final int DRAWS = 2;

  private FiniteLaws() {}

  /**
   * The laws, one for each operator on each engine.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    List<Law> laws = new ArrayList<>();
    for (OperatorSet set : OperatorSet.ALL) {
      for (Operator operator : set.operators()) {
        laws.add(
            new Law(
                    "operators",
                    set.name(operator, "is-finite-for-finite-inputs"),
                    "value and gradients of %s are finite for zeros and for numbers of any size in float32, up to"
                            .formatted(operator.words())
                        + " 1e100 in float64",
                    "contracts of LayerOperators and NativeOperators",
                    "none",
                    new Scenes(2, 6, NEAR, 1, set.engine().mostChannels()),
                    trial -> finite(trial, set.engine(), operator))
                .needing(set.need())
                .costing(set.cost(DRAWS)));
      }
    }
    return laws;
  }

  private static Discrepancy finite(Trial trial, Engine engine, Operator operator) {
    FeatureShape shape = engine.shape(trial);
    Discrepancy worst = Discrepancy.unless(operator.words(), true);
    for (int draw = 0; draw < DRAWS; draw++) {
      TangentCap cap =
          operator.bound() == Operator.Bound.NONE || draw == 0
              ? TangentCap.NONE
              : AgreementLaws.CAP;
      Operation operation = Subject.of(trial, engine, operator, cap, shape).operation();
      Inputs taken = extreme(trial, operator, shape);
      Passes passes = operation.run(taken, Drawing.cotangent(trial, operator, shape));
      worst = Discrepancy.worst(worst, finite("the result", taken, passes.result()));
      for (int i = 0; i < taken.count(); i++) {
        String what = "the gradient by input %d, %s,".formatted(i, taken.kind(i));
        worst = Discrepancy.worst(worst, finite(what, taken, passes.gradient(i)));
      }
    }
    return worst;
  }

  private static Discrepancy finite(String what, Inputs taken, double... x) {
    return Discrepancy.unless(
        "%s is finite, %s".formatted(what, taken), Arrays.stream(x).allMatch(Double::isFinite));
  }

  /** Each input as a whole, or each of its numbers, times zero or a number of any size. */
  private static Inputs extreme(Trial trial, Operator operator, FeatureShape shape) {
    Random random = trial.random();
    Precision precision = trial.precision();
    Inputs taken = Hyperplanes.products(operator, Drawing.given(trial, operator, shape));
    for (int i = 0; i < taken.count() - 1; i++) {
      double factor = factor(random, precision);
      boolean mixed = random.nextInt(3) == 0;
      double[] values = taken.values(i).clone();
      Arrays.setAll(
          values,
          k -> storable(values[k] * (mixed ? factor(random, precision) : factor), precision));
      taken = taken.with(i, allowed(taken.kind(i), values));
    }
    if (random.nextInt(3) == 0) {
      double c = taken.c() * Math.pow(10, random.nextInt(41) - 20);
      taken = taken.with(taken.count() - 1, c);
    }
    return taken.rounded(precision);
  }

  /** Lengths of normals are not negative, and some weight is not next to 0. */
  private static double[] allowed(InputKind kind, double... values) {
    if (kind == InputKind.NORMAL_NORMS) {
      Arrays.setAll(values, k -> Math.abs(values[k]));
    }
    if (kind == InputKind.WEIGHTS) {
      values[0] = Math.max(values[0], 1);
    }
    return values;
  }

  private static double factor(Random random, Precision precision) {
    double[] ordinary = {0, 1, 1, 10, 100};
    double digits = Math.log10(largest(precision));
    return random.nextBoolean()
        ? ordinary[random.nextInt(ordinary.length)]
        : Math.pow(10, digits * (2 * random.nextDouble() - 1));
  }

  /** The nearest number of ordinary size. */
  private static double storable(double x, Precision precision) {
    double most = largest(precision);
    return Math.abs(x) < Float.MIN_NORMAL ? 0 : Math.max(-most, Math.min(x, most));
  }

  /** Flat space, where results are products of all inputs, holds what comes of these. */
  private static double largest(Precision precision) {
    return precision == Precision.FLOAT32 ? 3e38 : 1e100;
  }
}
