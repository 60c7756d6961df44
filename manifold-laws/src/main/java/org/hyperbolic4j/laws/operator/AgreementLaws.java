package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** Operators are what the geometry says, in value and in the gradient by every input and by c. */
public final class AgreementLaws {

  private static final String GROUP = "operators";
  private static final String CONTRACT = "contracts of LayerOperators and NativeOperators";
  private static final String TOLERANCE =
      "64 epsilon cosh^2(distance from the origin), of the result, of the terms of its gradient,"
          + " with and without a cap, and of the inputs";

  /** A cap that holds for some results and not for others, on every manifold. */
  static final TangentCap CAP = new TangentCap(0.3);

  private static final int PAIRS = 2;

  /** Of the geometry where float64 does not decide. */
  private static final int DIGITS = 40;

  private AgreementLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    List<Law> laws = new ArrayList<>();
    for (OperatorSet set : OperatorSet.ALL) {
      for (Operator operator : set.operators()) {
        laws.add(agrees(set, operator));
      }
      for (Operator operator : set.operators()) {
        if (operator.bound() != Operator.Bound.NONE) {
          laws.add(capped(set, operator));
        }
      }
    }
    return laws;
  }

  private static Law agrees(OperatorSet set, Operator operator) {
    return law(
        set,
        operator,
        "agrees-with-the-geometry",
        LayerStatements.ITERATIONS.contains(operator)
            ? "value and gradients of %s are those of the geometry; graphs of it are not tried"
            : "value and gradients of %s are those of the geometry",
        CONTRACT,
        TangentCap.NONE);
  }

  private static Law capped(OperatorSet set, Operator operator) {
    return law(
        set,
        operator,
        "agrees-with-the-projection-to-the-cap",
        "%s under a cap has value and gradients of the projection",
        "contract of TangentCap",
        CAP);
  }

  private static Law law(
      OperatorSet set,
      Operator operator,
      String name,
      String statement,
      String source,
      TangentCap cap) {
    return new Law(
            GROUP,
            set.name(operator, name),
            statement.formatted(operator.words()),
            source,
            TOLERANCE,
            new Scenes(2, 6, NEAR, 1, set.engine().mostChannels()),
            trial -> agreement(trial, set.engine(), operator, cap))
        .needing(set.need())
        .costing(set.cost(4));
  }

  private static Discrepancy agreement(
      Trial trial, Engine engine, Operator operator, TangentCap cap) {
    FeatureShape shape = engine.shape(trial);
    Inputs given = Drawing.given(trial, operator, shape);
    Conditioning conditioning = Conditioning.of(trial, given);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    Passes actual = Subject.of(trial, engine, operator, cap, shape).run(given, cotangent);
    // Most times the geometry in float64 is exact enough.
    Passes exact =
        new Oracle<>(trial.manifold(), operator, cap, Differentiation.DOUBLE)
            .evaluate(given, cotangent);
    Discrepancy quick = between(operator, given, conditioning, cotangent, actual, exact, 0);
    if (quick.held()) {
      return quick;
    }
    double projected =
        cap.equals(TangentCap.NONE)
            ? 0
            : conditioning.terms(
                new Oracle<>(trial.manifold(), operator, TangentCap.NONE, Differentiation.DOUBLE)
                    .evaluate(given, cotangent),
                cotangent);
    Oracle<?> oracle =
        new Oracle<>(trial.manifold(), operator, cap, Differentiation.digits(DIGITS));
    return agreement(trial, operator, oracle, given, conditioning, cotangent, actual, projected);
  }

  /**
   * How far an operator is from what the geometry says.
   *
   * @param conditioning which part of what inputs a little beside would make of it is rounding
   * @param projected terms of gradients without the cap, of which the projection to it leaves less
   */
  static Discrepancy agreement(
      Trial trial,
      Operator operator,
      Oracle<?> oracle,
      Inputs given,
      Conditioning conditioning,
      double[] cotangent,
      Passes actual,
      double projected) {
    Passes exact = oracle.evaluate(given, cotangent);
    Discrepancy plain = between(operator, given, conditioning, cotangent, actual, exact, projected);
    return plain.held()
        ? plain
        : between(
            operator,
            given,
            conditioning,
            cotangent,
            actual,
            exact,
            projected,
            beside(trial, oracle, given, conditioning, cotangent));
  }

  /** What is exact for inputs that rounding may have made of these. */
  private static Passes[] beside(
      Trial trial, Oracle<?> oracle, Inputs given, Conditioning conditioning, double... cotangent) {
    long seed = trial.random().nextLong();
    Passes[] beside = new Passes[2 * PAIRS];
    for (int i = 0; i < beside.length; i++) {
      // There and back: where inputs nearly coincide, that turns what is between them around.
      double part = i % 2 == 0 ? conditioning.ofInputs() : -conditioning.ofInputs();
      Inputs moved = Drawing.disturbed(given, part, new Random(seed + i / 2));
      beside[i] = oracle.evaluate(moved, cotangent);
    }
    return beside;
  }

  /** Compares results and all gradients. */
  static Discrepancy between(
      Operator operator,
      Inputs given,
      Conditioning conditioning,
      double[] cotangent,
      Passes actual,
      Passes exact,
      double projected,
      Passes... beside) {
    Discrepancy worst =
        conditioning.between(
            operator.words(),
            operator.result(),
            actual.result(),
            exact.result(),
            0,
            of(beside, Passes::result));
    double terms = Math.max(conditioning.terms(exact, cotangent), projected);
    for (int i = 0; i < given.count(); i++) {
      int input = i;
      worst =
          Discrepancy.worst(
              worst,
              conditioning.between(
                  "gradient of %s by input %d, %s".formatted(operator.words(), i, given.kind(i)),
                  given.kind(i).form(),
                  actual.gradient(i),
                  exact.gradient(i),
                  conditioning.terms(i, terms),
                  of(beside, passes -> passes.gradient(input))));
    }
    return worst;
  }

  private interface Part {
    double[] of(Passes passes);
  }

  private static double[][] of(Passes[] all, Part part) {
    double[][] parts = new double[all.length][];
    for (int i = 0; i < all.length; i++) {
      parts[i] = part.of(all[i]);
    }
    return parts;
  }
}
