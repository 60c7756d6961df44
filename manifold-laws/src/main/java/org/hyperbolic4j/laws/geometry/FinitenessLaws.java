package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.laws.precision.Derivatives;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Values and derivatives are finite on finite input. */
public final class FinitenessLaws {

  private static final String GROUP = "finiteness";
  private static final String CONTRACT = "contract of Geometry";

  /** Of the tangent coordinates of two points, one after the other. */
  private interface OfPair extends Derivatives.Formula {

    <T extends CalculusFieldElement<T>> Map<String, T[]> of(Geometry<T> geometry, T[] u, T[] v);

    @Override
    default <T extends CalculusFieldElement<T>> Map<String, T[]> of(
        Geometry<T> geometry, T[] variables) {
      int dimension = variables.length / 2;
      return of(
          geometry,
          Arrays.copyOf(variables, dimension),
          Arrays.copyOfRange(variables, dimension, variables.length));
    }
  }

  private static final OfPair EVERYWHERE =
      new OfPair() {
        @Override
        public <T extends CalculusFieldElement<T>> Map<String, T[]> of(
            Geometry<T> geometry, T[] u, T[] v) {
          T[] x = geometry.toPoint(u);
          T[] y = geometry.toPoint(v);
          T[] log = geometry.logmap(x, y);
          Map<String, T[]> results = new LinkedHashMap<>();
          results.put("distance", only(geometry.distance(x, y)));
          results.put("norm", only(geometry.norm(x, log)));
          results.put("toTangent", geometry.toTangent(y));
          results.put("logmap", log);
          results.put("expmap", geometry.expmap(x, log));
          results.put("transport", geometry.transport(x, y, log));
          return results;
        }
      };

  private static final OfPair FAR_OUT =
      new OfPair() {
        @Override
        public <T extends CalculusFieldElement<T>> Map<String, T[]> of(
            Geometry<T> geometry, T[] u, T[] v) {
          T[] x = geometry.toPoint(u);
          T[] y = geometry.toPoint(v);
          T[] log = geometry.logmap(x, y);
          T[] step = geometry.transportFromOrigin(x, geometry.logmap0(y));
          T[][] normals = MathArrays.buildArray(u[0].getField(), 2, u.length);
          System.arraycopy(v, 0, normals[0], 0, v.length);
          System.arraycopy(u, 0, normals[1], 0, u.length);
          T[] offsets = MathArrays.buildArray(u[0].getField(), 2);
          offsets[0] = u[0];
          offsets[1] = v[0];
          Map<String, T[]> results = new LinkedHashMap<>();
          results.put("toPoint", x);
          results.put("toTangent", geometry.toTangent(x));
          results.put("distance", only(geometry.distance(x, y)));
          results.put("norm", only(geometry.norm(x, log)));
          results.put("logmap", log);
          results.put("transport", geometry.transport(x, y, log));
          results.put("expmap", geometry.expmap(x, step));
          results.put("hyperplaneDistances", geometry.hyperplaneDistances(x, normals, offsets));
          results.put("fullyConnected", geometry.fullyConnected(x, normals, offsets));
          return results;
        }
      };

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
                "values and gradients are finite at tangent coordinates up to 1e100, with the digits of"
                    + " the precision and the range of float64",
                CONTRACT,
                "none",
                Scenes.of(2, FAR).upToDimension(16),
                FinitenessLaws::farOut)
            .costing(4));
  }

  private static <T extends CalculusFieldElement<T>> T[] only(T element) {
    T[] array = MathArrays.buildArray(element.getField(), 1);
    array[0] = element;
    return array;
  }

  private static Discrepancy everywhere(Trial trial) {
    double[] first = Scene.values(trial.coordinates(0));
    double[] second = Scene.values(trial.geometry().toTangent(trial.point(1)));
    double[] none = new double[first.length];
    return Discrepancy.worst(
        finite(trial, EVERYWHERE, first, second),
        finite(trial, EVERYWHERE, first, first),
        finite(trial, EVERYWHERE, none, second));
  }

  private static Discrepancy farOut(Trial trial) {
    // Derivatives by c at 0 grow as sixth powers of lengths, for which float64 must have room.
    double factor = Math.pow(10, trial.number(0, trial.scene().c() == 0 ? 25 : 100));
    double[] u = MathArrays.scale(factor, trial.scene().tangentCoordinates(0));
    double[] v = MathArrays.scale(factor, trial.scene().tangentCoordinates(1));
    return Discrepancy.worst(isPoint(trial, u), isPoint(trial, v), finite(trial, FAR_OUT, u, v));
  }

  private static Discrepancy isPoint(Trial trial, double... v) {
    return Discrepancy.unless(
        "toPoint gives a point",
        trial.geometry().checkPoint(trial.geometry().toPoint(Scene.field(v))).isEmpty());
  }

  private static Discrepancy finite(Trial trial, OfPair formula, double[] u, double[] v) {
    double[] at = DoubleStream.concat(Arrays.stream(u), Arrays.stream(v)).toArray();
    return Discrepancy.worst(
        trial
            .precision()
            .derivatives(trial.manifold(), trial.scene().c(), formula, at)
            .entrySet()
            .stream()
            .map(
                result ->
                    Discrepancy.unless(
                        result.getKey() + " and its gradient are finite",
                        Arrays.stream(result.getValue()).allMatch(Double::isFinite))));
  }
}
