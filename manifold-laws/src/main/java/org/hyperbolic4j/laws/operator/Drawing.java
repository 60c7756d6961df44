package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * Draws inputs of operators. Vectors are the places of a scene, in their order, with further
 * channels 0; when those are used up, more are drawn that are as far out.
 */
final class Drawing {

  /** Lengths of normals: results of hyperplanes stay about as far out as their inputs. */
  private static final double SHORTEST_NORMAL = 0.1;

  private static final double LONGEST_NORMAL = 0.5;

  /** The same with many planes far out, that all of them are as far from. */
  private static final double LONGEST_NORMAL_FAR_OUT = 0.35;

  /** The same where results may be any number, or anywhere. */
  private static final double STEEPEST_NORMAL = 400;

  /** {@code sqrt|c| |r|} of offsets. */
  private static final double FURTHEST_PLANE = 0.5;

  /** The same far out, as a part of how far. */
  private static final double FURTHEST_PLANE_FAR_OUT = 1 / 6.0;

  /** Of the coordinate that native ones imply. */
  private static final double LARGEST_TIME_WEIGHT = 0.5;

  /** In radii of curvature: results of geometry end soon after. */
  static final double FURTHEST_RESULT = 30;

  /** Angle from one vector far out to the next; its first multiples and their opposites differ. */
  private static final double TURN = 0.7;

  /** The same of vectors so near each other that their centre lies far out, too. */
  private static final double LITTLE_TURN = 0.02;

  /** The least part of the largest length of vectors far out. */
  private static final double INNERMOST = 0.4;

  /** Logarithm of how near each other points lie that lie together, in radii of curvature. */
  private static final int CLOSEST = -5;

  private final Trial trial;
  private final boolean apart;
  private final double far;
  private final double innermost;
  private final double turn;
  private int used;
  private int side = 1;

  private Drawing(Trial trial, boolean apart, double far, double innermost, double turn) {
    this.trial = trial;
    this.apart = apart;
    this.far = far;
    this.innermost = innermost;
    this.turn = turn;
  }

  /** Draws what the geometry takes, from the places of the scene. */
  static Inputs given(Trial trial, Operator operator, FeatureShape shape) {
    return new Drawing(trial, false, 1, 1, 0).draw(operator, shape);
  }

  /**
   * The same without zero vectors and with inputs on one side and the other by turns, so that no
   * two of them are near where the operator has no derivative.
   */
  static Inputs apart(Trial trial, Operator operator, FeatureShape shape) {
    return new Drawing(trial, true, 1, 1, 0).draw(operator, shape);
  }

  /**
   * The same up to so many radii of curvature away, but for ambient coordinates, and each vector in
   * a direction of its own, which takes two channels: far out on one ray, coordinates do not say
   * how far beside each other points lie.
   */
  static Inputs farOut(Trial trial, Operator operator, FeatureShape shape, double radii) {
    double turn = trial.random().nextBoolean() ? LITTLE_TURN : TURN;
    return new Drawing(trial, true, radii, INNERMOST, turn).draw(operator, shape);
  }

  /** The same, but that the vectors are those of points a radius of curvature apart at most. */
  static Inputs together(Trial trial, Operator operator, FeatureShape shape, double radii) {
    double spread = Math.pow(10, trial.number(CLOSEST, 0));
    double turn = spread * Math.exp(-radii);
    return new Drawing(trial, true, radii, 1 - spread / radii, turn).draw(operator, shape);
  }

  private Inputs draw(Operator operator, FeatureShape shape) {
    List<InputKind> kinds = operator.given();
    double[][] values = new double[kinds.size()][];
    boolean anywhere =
        far > FURTHEST_RESULT || (far > 1 && operator.bound() == Operator.Bound.NONE);
    for (int i = 0; i < values.length; i++) {
      values[i] = draw(kinds.get(i), shape, anywhere, values);
      side = -side;
    }
    return new Inputs(shape, kinds, values).rounded(trial.precision());
  }

  private double[] draw(InputKind kind, FeatureShape shape, boolean anywhere, double[][] before) {
    Form form = kind.form();
    double root = trial.scene().root();
    double[][] rows = new double[shape.rows(form)][];
    double[] numbers = new double[shape.length(form)];
    switch (kind) {
      case MAP, VECTOR -> Arrays.setAll(rows, i -> vector(shape.channels()));
      case NATIVE_MAP, NATIVE_VECTOR, BIAS ->
          Arrays.setAll(rows, i -> coordinates(vector(shape.columns(form))));
      case TIME_WEIGHTS ->
          Arrays.setAll(numbers, i -> trial.number(-LARGEST_TIME_WEIGHT, LARGEST_TIME_WEIGHT));
      case POINTS -> Arrays.setAll(rows, i -> point(times(1 / far, vector(shape.channels()))));
      case NORMALS -> {
        Arrays.setAll(
            rows, i -> direction(shape.channels(), lengthOfNormal(anywhere), trial.random()));
      }
      case OFFSETS -> Arrays.setAll(numbers, i -> furthestPlane() * trial.number(-1, 1) / root);
      case WEIGHTS -> {
        Arrays.setAll(numbers, i -> trial.number(0.1, 1.1));
        if (numbers.length > 1 && trial.random().nextInt(4) == 0 && !apart) {
          numbers[0] = 0;
        }
      }
      case DISPERSION -> numbers[0] = trial.number(apart ? 0.1 : 0, 2) / (root * root);
      case SCALE -> {
        double ratio = trial.number(0.2, 1);
        numbers[0] = ratio * ratio * (before[2][0] + Operator.EPSILON);
      }
      case CURVATURE -> numbers[0] = trial.scene().c();
      case INNER, NATIVE_INNER, SQUARED_NORM, NORMAL_NORMS ->
          throw new IllegalArgumentException(kind + " is a product of other inputs");
    }
    return rows.length > 0 && rows[0] != null ? shape.fromRows(form, rows) : numbers;
  }

  private double lengthOfNormal(boolean anywhere) {
    double longest = far > 1 ? LONGEST_NORMAL_FAR_OUT : LONGEST_NORMAL;
    return anywhere
        ? Math.pow(10, trial.number(Math.log10(SHORTEST_NORMAL), Math.log10(STEEPEST_NORMAL)))
        : trial.number(SHORTEST_NORMAL, longest);
  }

  private double furthestPlane() {
    return far > 1 ? FURTHEST_PLANE_FAR_OUT * far : FURTHEST_PLANE;
  }

  private double[] vector(int channels) {
    Scene scene = trial.scene();
    int place = used++;
    if (far > 1) {
      double[] v = direction(channels, turn / 7, trial.random());
      v[0] += Math.cos(turn * place);
      v[1] += Math.sin(turn * place);
      return times(trial.number(innermost, 1) * far / 2 / scene.root(), v);
    }
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

  private static double[] times(double factor, double... v) {
    return Arrays.stream(v).map(x -> factor * x).toArray();
  }

  private double[] point(double... v) {
    return Scene.values(geometry().toPoint(Scene.field(v)));
  }

  /** Native coordinates of the point with given tangent coordinates. */
  private double[] coordinates(double... v) {
    Binary64[] point = geometry().toPoint(Scene.field(v));
    return Scene.values(NativeByGeometry.coordinates(geometry()).ofPoint(point));
  }

  private Geometry<Binary64> geometry() {
    return trial.geometry(new Binary64(trial.scene().c()));
  }

  private static double[] direction(int dimension, double length, Random random) {
    double[] v = random.doubles(dimension, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    Arrays.setAll(v, i -> length / norm * v[i]);
    return v;
  }

  /** A cotangent with entries from -1 to 1. */
  static double[] cotangent(Trial trial, Operator operator, FeatureShape shape) {
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
