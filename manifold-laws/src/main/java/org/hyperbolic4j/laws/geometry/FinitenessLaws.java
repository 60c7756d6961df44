package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Values and derivatives are finite on finite input. */
public final class FinitenessLaws {

  private static final String GROUP = "finiteness";
  private static final String CONTRACT = "contract of Geometry";

  private FinitenessLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
                GROUP,
                "derivatives-are-finite",
                "values and gradients at points, equal points and the origin are finite",
                CONTRACT,
                "none",
                Scenes.of(2, FAR).upToDimension(16),
                FinitenessLaws::everywhere)
            .costing(4),
        new Law(
                GROUP,
                "nothing-is-infinite-however-far-out",
                "values and gradients are finite at tangent coordinates of any size",
                CONTRACT,
                "none",
                Scenes.of(2, FAR).upToDimension(16),
                FinitenessLaws::farOut)
            .costing(4));
  }

  private static Discrepancy everywhere(Trial trial) {
    int d = trial.scene().dimension();
    int count = 2 * d + 1;
    double[] first = Scene.values(trial.coordinates(0));
    double[] second = Scene.values(trial.geometry().toTangent(trial.point(1)));
    Geometry<Gradient> geometry =
        trial.geometry(Gradient.variable(count, 2 * d, trial.scene().c()));
    Discrepancy worst = Discrepancy.unless("finite", true);
    for (double[][] pair :
        new double[][][] {{first, second}, {first, first}, {new double[d], second}}) {
      Gradient[] x = geometry.toPoint(variables(pair[0], 0, count));
      Gradient[] y = geometry.toPoint(variables(pair[1], d, count));
      Gradient[] log = geometry.logmap(x, y);
      worst =
          Discrepancy.worst(
              worst,
              finite("distance", geometry.distance(x, y)),
              finite("norm", geometry.norm(x, log)),
              finite("toTangent", geometry.toTangent(y)),
              finite("logmap", log),
              finite("expmap", geometry.expmap(x, log)),
              finite("transport", geometry.transport(x, y, log)));
    }
    return worst;
  }

  private static Discrepancy farOut(Trial trial) {
    int d = trial.scene().dimension();
    int count = 2 * d + 1;
    // Derivatives by c at 0 grow as sixth powers of lengths, for which float64 must have room.
    double factor = Math.pow(10, trial.number(0, trial.scene().c() == 0 ? 25 : 100));
    Geometry<Gradient> geometry =
        trial.geometry(Gradient.variable(count, 2 * d, trial.scene().c()));
    Gradient[] u = variables(times(factor, trial.scene().tangentCoordinates(0)), 0, count);
    Gradient[] v = variables(times(factor, trial.scene().tangentCoordinates(1)), d, count);
    Gradient[] x = geometry.toPoint(u);
    Gradient[] y = geometry.toPoint(v);
    Gradient[] log = geometry.logmap(x, y);
    Gradient[][] normals = {v, u};
    Gradient[] offsets = {u[0], v[0]};
    return Discrepancy.worst(
        Discrepancy.unless("x is a point", isPoint(trial, x)),
        Discrepancy.unless("y is a point", isPoint(trial, y)),
        finite("toPoint", x),
        finite("toTangent", geometry.toTangent(x)),
        finite("distance", geometry.distance(x, y)),
        finite("norm", geometry.norm(x, log)),
        finite("logmap", log),
        finite("transport", geometry.transport(x, y, log)),
        finite("expmap", geometry.expmap(x, geometry.transportFromOrigin(x, geometry.logmap0(y)))),
        finite("hyperplaneDistances", geometry.hyperplaneDistances(x, normals, offsets)),
        finite("fullyConnected", geometry.fullyConnected(x, normals, offsets)));
  }

  private static boolean isPoint(Trial trial, Gradient[] x) {
    return trial
        .geometry(new Binary64(trial.scene().c()))
        .checkPoint(Scene.field(Scene.values(x)))
        .isEmpty();
  }

  private static double[] times(double factor, double[] v) {
    return Arrays.stream(v).map(component -> component * factor).toArray();
  }

  private static Discrepancy finite(String what, Gradient... elements) {
    boolean finite =
        Arrays.stream(elements)
            .allMatch(
                element ->
                    Double.isFinite(element.getValue())
                        && Arrays.stream(element.getGradient()).allMatch(Double::isFinite));
    return Discrepancy.unless(what + " and its gradient are finite", finite);
  }

  private static Gradient[] variables(double[] values, int from, int count) {
    Gradient[] variables = new Gradient[values.length];
    Arrays.setAll(variables, i -> Gradient.variable(count, from + i, values[i]));
    return variables;
  }
}
