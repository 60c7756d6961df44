package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;
import static org.hyperbolic4j.laws.operator.InputKind.MAP;
import static org.hyperbolic4j.laws.operator.InputKind.POINTS;
import static org.hyperbolic4j.laws.operator.InputKind.VECTOR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What kernels promise where coordinates of points have no digits left, in float64 either. */
public final class FarOutLaws {

  private static final String GROUP = "operators";

  /** Enough for what cancels there, and for its derivative. */
  private static final int DIGITS = 60;

  /** How far out gradients are asked to be slopes, in radii of curvature. */
  private static final double FURTHEST = 1000;

  /**
   * The same of statistics of a batch and of native operators, which add up coordinates that grow
   * as the exponential of the distance: as far as the published cap in float64 lets points lie.
   */
  private static final double FURTHEST_OF_SUMS = 12;

  /** The same of native operators, whose result is a small part of its terms. */
  private static final double FURTHEST_NATIVE = 6;

  /**
   * The same of points that lie together and are moved, where the gradient by the curvature is what
   * is left of terms that grow.
   */
  private static final double FURTHEST_TOGETHER = 6;

  /** Lengths in radii of curvature that no coordinates hold. */
  private static final double[] BEYOND = {40, 100, 1000, 1e6};

  private static final double NEAREST = 3;
  private static final int MOST_CHANNELS = 3;

  private FarOutLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    List<Law> laws = new ArrayList<>();
    for (OperatorSet set : OperatorSet.ofKernels()) {
      for (Operator operator : set.operators()) {
        laws.add(agrees(set, operator));
        laws.add(slopes(set, operator));
      }
    }
    for (OperatorSet set : OperatorSet.ALL) {
      if (set.operators().contains(LayerStatements.DISTANCE)) {
        laws.add(radial(set));
      }
    }
    return laws;
  }

  private static Law agrees(OperatorSet set, Operator operator) {
    return new Law(
            GROUP,
            set.name(operator, "agrees-with-the-geometry-far-out"),
            "up to %.0f radii of curvature away, %.0f for centres of a batch, %.0f for native operators,"
                    .formatted(Drawing.FURTHEST_RESULT, FURTHEST_OF_SUMS, FURTHEST_NATIVE)
                + " value and gradients of %s are those of the geometry in %d digits"
                    .formatted(operator.words(), DIGITS),
            "contracts of LayerOperators and NativeOperators",
            "1e-10, in float32 64 epsilon, of the result and of the terms of its gradient, and 64"
                + " epsilon of the inputs",
            new Scenes(2, 4, NEAR, 2, MOST_CHANNELS),
            trial -> agreement(trial, set.engine(), operator))
        .needing(set.need())
        .costing(20);
  }

  private static Law slopes(OperatorSet set, Operator operator) {
    return new Law(
            GROUP,
            set.name(operator, "has-slopes-for-gradients-far-out"),
            "up to %.0f radii of curvature away, %.0f for statistics of a batch and native operators,"
                    .formatted(FURTHEST, FURTHEST_OF_SUMS)
                + " |f(x + h d) - f(x) - h <g, d>| of %s falls as h^2".formatted(operator.words()),
            "Taylor's theorem; beside a kink it does not, so one of two places must do; points may lie"
                + " outside",
            "8 times what h^2 makes of larger steps, and 64 epsilon of the terms of <g, d>",
            new Scenes(2, 6, NEAR, 2, set.engine().mostChannels()),
            trial -> slope(trial, set.engine(), operator))
        .needing(set.need())
        .costing(4);
  }

  private static Law radial(OperatorSet set) {
    return new Law(
            GROUP,
            set.name(LayerStatements.DISTANCE, "from-the-origin-is-known-at-any-length"),
            "distance(0, v) = 2 |v| up to %.0f radii of curvature in float64, %.0f in float32;"
                    .formatted(furthestRadius(Precision.FLOAT64), furthestRadius(Precision.FLOAT32))
                + " it is finite from there on, and in float64 no less; on a sphere, near the origin",
            "contract of LayerOperators",
            "64 epsilon e^distance",
            new Scenes(2, 2, NEAR, 1, set.engine().mostChannels()),
            trial -> radial(trial, set.engine()))
        .needing(set.need())
        .costing(set.cost(1));
  }

  /** Where formulas that subtract squares of coordinates have some digits left. */
  private static double furthestRadius(Precision precision) {
    return precision == Precision.FLOAT32 ? 8 : 20;
  }

  private static Discrepancy radial(Trial trial, Engine engine) {
    boolean closed = trial.scene().c() < 0;
    double furthest = closed ? trial.scene().reach() : furthestRadius(trial.precision());
    double near = trial.number(0, furthest);
    double epsilon = 64 * trial.rounding().ofOne();
    List<Discrepancy> all = new ArrayList<>();
    for (double measured : distancesOfLength(trial, engine, near)) {
      all.add(Discrepancy.between("the distance", measured, near, epsilon * Math.exp(near)));
    }
    for (double radii : closed ? new double[0] : BEYOND) {
      for (double beyond : distancesOfLength(trial, engine, radii)) {
        String what = "%s radii away, the distance %s".formatted(radii, beyond);
        all.add(Discrepancy.unless(what + " is a number", beyond < 1e30));
        if (trial.precision() == Precision.FLOAT64) {
          all.add(Discrepancy.unless(what + " is no less than nearer on", beyond > furthest));
        }
      }
    }
    return Discrepancy.worst(all.stream());
  }

  /** Of vectors of some radii of curvature from the origin, measured in those. */
  private static double[] distancesOfLength(Trial trial, Engine engine, double radii) {
    FeatureShape shape = engine.shape(trial);
    double root = trial.scene().root();
    double[][] rows = new double[shape.rows(Form.MAP)][shape.channels()];
    for (double[] row : rows) {
      Arrays.setAll(row, i -> trial.number(-1, 1));
      double norm = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
      Arrays.setAll(row, i -> radii / (2 * root * norm) * row[i]);
    }
    Inputs given =
        new Inputs(
                shape,
                LayerStatements.DISTANCE.inputs(),
                new double[][] {
                  new double[shape.length(Form.MAP)],
                  shape.fromRows(Form.MAP, rows),
                  {trial.scene().c()}
                })
            .rounded(trial.precision());
    double[] result =
        Subject.of(trial, engine, LayerStatements.DISTANCE, TangentCap.NONE, shape)
            .operation()
            .run(given, new double[shape.length(Form.SINGLE)])
            .result();
    return Arrays.stream(result).map(distance -> root * distance).toArray();
  }

  private static boolean isNative(Operator operator) {
    return operator.given().get(0) == InputKind.NATIVE_MAP;
  }

  private static Discrepancy agreement(Trial trial, Engine engine, Operator operator) {
    FeatureShape shape = engine.shape(trial);
    double most = furthestAgreement(operator);
    Inputs given =
        trial.random().nextInt(3) == 0
            ? Drawing.together(
                trial, operator, shape, trial.number(1, Math.min(most, furthestTogether(operator))))
            : Drawing.farOut(trial, operator, shape, radii(trial, most));
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    return AgreementLaws.agreement(
        trial,
        operator,
        new Oracle<>(trial.manifold(), operator, TangentCap.NONE, Differentiation.digits(DIGITS)),
        given,
        Conditioning.farOut(trial, given),
        cotangent,
        Subject.of(trial, engine, operator, TangentCap.NONE, shape).run(given, cotangent),
        0);
  }

  private static double furthestAgreement(Operator operator) {
    if (isNative(operator)) {
      return FURTHEST_NATIVE;
    }
    // The gradient of a centre takes its coordinates for exact.
    if (operator.result() == Form.VECTOR) {
      return FURTHEST_OF_SUMS;
    }
    List<InputKind> kinds = operator.given();
    return Drawing.FURTHEST_RESULT
        / kinds.stream().filter(kind -> kind == MAP || kind == VECTOR || kind == POINTS).count();
  }

  private static double furthestTogether(Operator operator) {
    return operator.bound() == Operator.Bound.NONE ? FURTHEST_OF_SUMS : FURTHEST_TOGETHER;
  }

  /** Every other time as far out as it gets, where formulas change. */
  private static double radii(Trial trial, double most) {
    return trial.random().nextBoolean() ? most : trial.number(NEAREST, most);
  }

  private static Discrepancy slope(Trial trial, Engine engine, Operator operator) {
    FeatureShape shape = engine.shape(trial);
    boolean sums = operator.ofBatch() || isNative(operator);
    double radii = radii(trial, sums ? FURTHEST_OF_SUMS : FURTHEST);
    double part = trial.rounding().ofOne();
    TangentCap cap =
        operator.bound() != Operator.Bound.NONE && trial.random().nextBoolean()
            ? AgreementLaws.CAP
            : TangentCap.NONE;
    Subject subject = Subject.of(trial, engine, operator, cap, shape);
    boolean outside = trial.random().nextBoolean();
    Discrepancy least = null;
    for (int place = 0; place < 2; place++) {
      Inputs far = Drawing.farOut(trial, operator, shape, radii);
      Inputs given = outside ? outside(trial, far) : far;
      Discrepancy here = ContractLaws.slope(trial, subject, given, part);
      least = least == null || here.ratio() < least.ratio() ? here : least;
    }
    return least;
  }

  /** Points so long that they lie outside the manifold, where it has an outside. */
  private static Inputs outside(Trial trial, Inputs given) {
    double factor = Math.pow(10, trial.number(1, 3));
    Inputs taken = given;
    for (int i = 0; i < given.count(); i++) {
      if (given.kind(i) == POINTS) {
        taken = taken.with(i, Arrays.stream(given.values(i)).map(x -> factor * x).toArray());
      }
    }
    return taken.rounded(trial.precision());
  }
}
