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
  private static final String CONTRACT = "contract of LayerOperators";
  private static final String TOLERANCE =
      "64 epsilon cosh^2(distance from the origin), of the result, of the terms of its gradient,"
          + " and of the inputs";

  /** A cap that holds for some results and not for others, on every manifold. */
  static final TangentCap CAP = new TangentCap(0.3);

  private static final int PAIRS = 2;

  private AgreementLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    List<Law> laws = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      for (LayerOperator operator : engine.operators()) {
        laws.add(agrees(engine, operator));
      }
      for (LayerOperator operator : engine.operators()) {
        if (operator.capped()) {
          laws.add(capped(engine, operator));
        }
      }
    }
    return laws;
  }

  private static Law agrees(Engine engine, LayerOperator operator) {
    return new Law(
            GROUP,
            "%s-%s-agrees-with-the-geometry".formatted(engine.word(), operator.words()),
            "value and gradients of %s are those of the geometry".formatted(operator.words()),
            CONTRACT,
            TOLERANCE,
            new Scenes(2, 6, NEAR, 1, engine.mostChannels()),
            trial -> agreement(trial, engine, operator, TangentCap.NONE))
        .needing(engine.need())
        .costing(engine == Engine.GRAPH ? 20 : 4);
  }

  private static Law capped(Engine engine, LayerOperator operator) {
    return new Law(
            GROUP,
            "%s-%s-agrees-with-the-projection-to-the-cap"
                .formatted(engine.word(), operator.words()),
            "%s under a cap has value and gradients of the projection".formatted(operator.words()),
            "contract of TangentCap",
            TOLERANCE,
            new Scenes(2, 6, NEAR, 1, engine.mostChannels()),
            trial -> agreement(trial, engine, operator, CAP))
        .needing(engine.need())
        .costing(engine == Engine.GRAPH ? 20 : 4);
  }

  private static Discrepancy agreement(
      Trial trial, Engine engine, LayerOperator operator, TangentCap cap) {
    FeatureShape shape = engine.shape(trial);
    Inputs given = Drawing.given(trial, operator, shape);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    Passes actual = Subject.of(trial, engine, operator, cap, shape).run(given, cotangent);
    Passes exact = Oracle.evaluate(trial.manifold(), operator, cap, given, cotangent);
    Conditioning conditioning = Conditioning.of(trial, given);
    long seed = trial.random().nextLong();
    Passes[] beside = new Passes[2 * PAIRS];
    for (int i = 0; i < beside.length; i++) {
      // There and back: where inputs nearly coincide, that turns what is between them around.
      double part = i % 2 == 0 ? conditioning.part() : -conditioning.part();
      Inputs moved = Drawing.disturbed(given, part, new Random(seed + i / 2));
      beside[i] = Oracle.evaluate(trial.manifold(), operator, cap, moved, cotangent);
    }
    Discrepancy worst =
        conditioning.between(
            operator.words(),
            operator.result(),
            actual.result(),
            exact.result(),
            0,
            of(beside, Passes::result));
    double terms = conditioning.terms(exact, cotangent);
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
