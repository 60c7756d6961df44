package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.accuracy.Arguments;
import org.hyperbolic4j.laws.accuracy.Operation;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;

/**
 * Formulas keep twelve of float64's digits on stored numbers, where coordinates keep almost none of
 * the point's: {@code s |x|} up to 1 - 1e-6 on the ball.
 */
public final class AccuracyLaws {

  private static final String GROUP = "accuracy";

  /** 1e-12 in float64. */
  private static final double TARGET = 1e-12 / Math.ulp(1.0);

  private AccuracyLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return Arrays.stream(Operation.values()).map(AccuracyLaws::law).toList();
  }

  private static Law law(Operation operation) {
    return new Law(
            GROUP,
            "digits-of-" + operation.word(),
            operation.word() + " of stored numbers as with 60 digits",
            "1e-12 of the result in float64",
            "4504 epsilon of the result",
            Scenes.of(3, FAR).upToDimension(5),
            trial -> measure(trial, operation))
        .costing(operation == Operation.FRECHET_MEAN ? 100 : 10);
  }

  private static Discrepancy measure(Trial trial, Operation operation) {
    Arguments<Binary64> arguments = arguments(trial);
    Binary64[] rounded = operation.rounded(trial.geometry(), arguments);
    Dfp[] exact = operation.exact(trial.manifold(), trial.scene().c(), arguments);
    double error = 0;
    double size = 0;
    for (int i = 0; i < exact.length; i++) {
      error = Math.max(error, Math.abs(exact[i].subtract(rounded[i].getReal()).getReal()));
      size = Math.max(size, Math.abs(exact[i].getReal()));
    }
    return Discrepancy.between(
        operation.word() + " in few and in many digits",
        error,
        0,
        TARGET * trial.precision().epsilon() * size);
  }

  private static Arguments<Binary64> arguments(Trial trial) {
    Binary64[] x = trial.point(0);
    int d = trial.scene().dimension();
    Binary64[][] normals = new Binary64[3][];
    Binary64[] offsets = new Binary64[normals.length];
    for (int k = 0; k < normals.length; k++) {
      // Shorter than 1/2, so that results are not further out than points.
      double longest = 0.5 / Math.sqrt(d);
      double[] normal = new double[d];
      Arrays.setAll(normal, i -> trial.number(-longest, longest));
      normals[k] = Scene.field(normal);
      offsets[k] = new Binary64(trial.number(-0.3, 0.3) / trial.scene().root());
      offsets[k] = new Binary64(trial.precision().round(offsets[k].getReal()));
    }
    return new Arguments<>(
        trial.coordinates(0),
        x,
        trial.point(1),
        trial.step(2),
        trial.points(),
        trial.weights(3),
        normals,
        offsets);
  }
}
