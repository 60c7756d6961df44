package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * What native operators do together, whatever each is made of: as kernels where the manifold has
 * them, otherwise in a graph.
 */
public final class NativeLaws {

  private static final String GROUP = "native";
  private static final String BDEIR = "Bdeir, Schwethelm and Landwehr 2024, sec. 4";
  private static final String TOLERANCE = "64 epsilon cosh^2(distance from the origin)";

  private NativeLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        law(
            "native-batch-norm-sets-the-dispersion",
            "the dispersion of normalise(x) about b is scale dispersion / (dispersion + epsilon)",
            NativeLaws::normalised),
        law(
            "native-centre-moves-with-isometries",
            "centre(F x) = F centre(x) for F = exp_a PT log_o",
            NativeLaws::moved),
        law(
            "native-pooling-of-a-constant-image-is-that-constant",
            "pool(x, x, ...) = x",
            NativeLaws::pooled));
  }

  private static Law law(String name, String statement, Law.Check check) {
    return new Law(
            GROUP,
            name,
            statement,
            BDEIR,
            TOLERANCE,
            new Scenes(2, 6, NEAR, 1, Engine.GRAPH.mostChannels()),
            check)
        .needing(Need.NATIVE_OPERATORS)
        .costing(20);
  }

  private static Engine engine(Trial trial, Operator operator) {
    boolean kernels = Need.missing(trial.manifold(), Set.of(Need.FUSED_NATIVE_OPERATORS)).isEmpty();
    return kernels && NativeStatements.FUSED.contains(operator) ? Engine.FUSED : Engine.GRAPH;
  }

  /** The result of an operator. */
  private static double[] result(Trial trial, Operator operator, Inputs inputs) {
    double[] none = new double[inputs.shape().length(operator.result())];
    return Subject.of(trial, engine(trial, operator), operator, TangentCap.NONE, inputs.shape())
        .run(inputs, none)
        .result();
  }

  private static Inputs inputs(Inputs drawn, Operator operator, double[]... values) {
    return new Inputs(drawn.shape(), operator.inputs(), values);
  }

  private static Discrepancy normalised(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    Inputs drawn = Drawing.given(trial, NativeStatements.NORMALISE, shape);
    double[] c = {drawn.c()};
    double[] centre =
        result(
            trial,
            NativeStatements.CENTRE,
            inputs(drawn, NativeStatements.CENTRE, drawn.values(0), c));
    double[] before =
        result(
            trial,
            NativeStatements.DISPERSION,
            inputs(drawn, NativeStatements.DISPERSION, drawn.values(0), centre, c));
    double spread = before[0] + Operator.EPSILON;
    double[] scale = {trial.precision().round(Math.pow(trial.number(0.2, 1), 2) * spread)};
    Inputs taken =
        inputs(
            drawn,
            NativeStatements.NORMALISE,
            drawn.values(0),
            centre,
            before,
            drawn.values(3),
            scale,
            c);
    double[] after =
        result(
            trial,
            NativeStatements.DISPERSION,
            inputs(
                drawn,
                NativeStatements.DISPERSION,
                result(trial, NativeStatements.NORMALISE, taken),
                drawn.values(3),
                c));
    double expected = scale[0] * before[0] / spread;
    // A distance is known no better than rounding the points' coordinates leaves it.
    double root = trial.scene().root();
    double part = Conditioning.of(trial, taken).part();
    double distance = root * Math.sqrt(expected);
    return Discrepancy.between(
        "the dispersion after batch norm and its scale",
        root * root * after[0],
        root * root * expected,
        part * (2 * distance + part));
  }

  private static Discrepancy moved(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    Inputs drawn = Drawing.given(trial, NativeStatements.CENTRE, shape);
    Geometry<Binary64> geometry = trial.geometry(new Binary64(drawn.c()));
    NativeCoordinates<Binary64> coordinates = NativeByGeometry.coordinates(geometry);
    Binary64[] to = geometry.toPoint(Scene.field(Arrays.copyOf(shift(trial), shape.channels())));
    UnaryOperator<Binary64[]> isometry =
        x -> geometry.expmap(to, geometry.transportFromOrigin(to, geometry.logmap0(x)));
    double[][] rows =
        Arrays.stream(drawn.rows(0))
            .map(
                row ->
                    Scene.values(
                        coordinates.ofPoint(isometry.apply(coordinates.toPoint(Scene.field(row))))))
            .toArray(double[][]::new);
    Inputs others = drawn.with(0, shape.fromRows(Form.MAP, rows)).rounded(trial.precision());
    Binary64[] before =
        coordinates.toPoint(Scene.field(result(trial, NativeStatements.CENTRE, drawn)));
    Binary64[] after =
        coordinates.toPoint(Scene.field(result(trial, NativeStatements.CENTRE, others)));
    double part = Conditioning.of(trial, drawn).part() + Conditioning.of(trial, others).part();
    return Discrepancy.between(
        "the centre of moved points and the moved centre",
        trial.scene().root() * geometry.distance(after, isometry.apply(before)).getReal(),
        0,
        part);
  }

  private static double[] shift(Trial trial) {
    return trial.scene().tangentCoordinates(0);
  }

  private static Discrepancy pooled(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    Inputs drawn = Drawing.given(trial, NativeStatements.POOL, shape);
    double[][] rows = drawn.rows(0);
    int plane = shape.height() * shape.width();
    for (int row = 0; row < rows.length; row++) {
      rows[row] = rows[row - row % plane];
    }
    Inputs constant = drawn.with(0, shape.fromRows(Form.MAP, rows));
    double[][] result =
        shape.toRows(Form.PER_IMAGE, result(trial, NativeStatements.POOL, constant));
    double part = Conditioning.of(trial, constant).part();
    return Discrepancy.worst(
        Stream.iterate(0, image -> image < result.length, image -> image + 1)
            .map(
                image ->
                    new Discrepancy(
                        "the pooled image and its constant",
                        distance(result[image], rows[image * plane]),
                        part * distance(rows[image * plane], new double[shape.channels()]))));
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
