package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;

/**
 * Draws inputs of operators. Vectors are the places of a scene, in their order, with further
 * channels 0; when those are used up, more are drawn that are as far out.
 */
final class Drawing {

  /** Lengths of normals: results of hyperplanes stay about as far out as their inputs. */
  private static final double SHORTEST_NORMAL = 0.1;

  private static final double LONGEST_NORMAL = 0.5;

  /** {@code sqrt|c| |r|} of offsets. */
  private static final double FURTHEST_PLANE = 0.5;

  private final Trial trial;
  private final boolean apart;
  private int used;
  private int side = 1;

  private Drawing(Trial trial, boolean apart) {
    this.trial = trial;
    this.apart = apart;
  }

  /** Draws what the geometry takes, from the places of the scene. */
  static Inputs given(Trial trial, LayerOperator operator, FeatureShape shape) {
    return new Drawing(trial, false).draw(operator, shape);
  }

  /**
   * The same without zero vectors and with inputs on one side and the other by turns, so that no
   * two of them are near where the operator has no derivative.
   */
  static Inputs apart(Trial trial, LayerOperator operator, FeatureShape shape) {
    return new Drawing(trial, true).draw(operator, shape);
  }

  private Inputs draw(LayerOperator operator, FeatureShape shape) {
    List<InputKind> kinds = operator.given();
    double[][] values = new double[kinds.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = draw(kinds.get(i), shape, values);
      side = -side;
    }
    return new Inputs(shape, kinds, values).rounded(trial.precision());
  }

  private double[] draw(InputKind kind, FeatureShape shape, double[][] before) {
    Form form = kind.form();
    double root = trial.scene().root();
    double[][] rows = new double[shape.rows(form)][];
    double[] numbers = new double[shape.length(form)];
    switch (kind) {
      case MAP, VECTOR -> Arrays.setAll(rows, i -> vector(shape.channels()));
      case POINTS -> Arrays.setAll(rows, i -> point(vector(shape.channels())));
      case NORMALS -> {
        Arrays.setAll(
            rows,
            i ->
                direction(
                    shape.channels(),
                    trial.number(SHORTEST_NORMAL, LONGEST_NORMAL),
                    trial.random()));
      }
      case OFFSETS ->
          Arrays.setAll(numbers, i -> trial.number(-FURTHEST_PLANE, FURTHEST_PLANE) / root);
      case WEIGHTS -> {
        Arrays.setAll(numbers, i -> trial.number(0.1, 1.1));
        if (numbers.length > 1 && trial.random().nextInt(4) == 0 && !apart) {
          numbers[0] = 0;
        }
      }
      case DISPERSION -> numbers[0] = trial.number(apart ? 0.1 : 0, 2) / (root * root);
      case SCALE -> {
        double ratio = trial.number(0.2, 1);
        numbers[0] = ratio * ratio * (before[2][0] + LayerOperator.EPSILON);
      }
      case CURVATURE -> numbers[0] = trial.scene().c();
      case INNER, SQUARED_NORM, NORMAL_NORMS ->
          throw new IllegalArgumentException(kind + " is a product of other inputs");
    }
    return rows.length > 0 && rows[0] != null ? shape.fromRows(form, rows) : numbers;
  }

  private double[] vector(int channels) {
    Scene scene = trial.scene();
    int place = used++;
    if (apart) {
      double[] v = direction(channels, trial.number(0.05, 0.1), trial.random());
      double[] middle = direction(channels, 0.3 * side, new Random(scene.seed()));
      double unit = Math.min(scene.reach(), 1) / scene.root();
      Arrays.setAll(v, i -> unit * (v[i] + middle[i]));
      return v;
    }
    if (place >= scene.places().size()) {
      double part = Math.pow(10, trial.number(-3, 0));
      return direction(channels, part * scene.reach() / scene.root(), trial.random());
    }
    if (place > 0 && scene.places().get(place).fromFirst()) {
      // Equal points are the same numbers, and not as equal as the maps there and back are.
      return Arrays.copyOf(
          scene.places().get(place).part() == 0
              ? Scene.values(trial.coordinates(0))
              : Scene.values(trial.geometry().toTangent(trial.point(place))),
          channels);
    }
    return Arrays.copyOf(Scene.values(trial.coordinates(place)), channels);
  }

  private double[] point(double... v) {
    return Scene.values(trial.geometry(new Binary64(trial.scene().c())).toPoint(Scene.field(v)));
  }

  private static double[] direction(int dimension, double length, Random random) {
    double[] v = random.doubles(dimension, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    Arrays.setAll(v, i -> length / norm * v[i]);
    return v;
  }

  /** A cotangent with entries from -1 to 1. */
  static double[] cotangent(Trial trial, LayerOperator operator, FeatureShape shape) {
    double[] cotangent = new double[shape.length(operator.result())];
    Arrays.setAll(cotangent, i -> trial.number(-1, 1));
    return cotangent;
  }

  /** Moves every vector and number by up to a part of its length. */
  static Inputs disturbed(Inputs given, double part, Random random) {
    Inputs moved = given;
    for (int i = 0; i < given.count(); i++) {
      Form form = given.kind(i).form();
      double[][] rows = given.rows(i);
      for (double[] row : rows) {
        boolean vector = form == Form.MAP || form == Form.AMBIENT || form == Form.NORMALS;
        double length = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
        for (int k = 0; k < row.length; k++) {
          double size = vector || form == Form.VECTOR ? length : Math.abs(row[k]);
          row[k] += part * size * (2 * random.nextDouble() - 1);
        }
      }
      moved = moved.with(i, given.shape().fromRows(form, rows));
    }
    return moved;
  }
}
