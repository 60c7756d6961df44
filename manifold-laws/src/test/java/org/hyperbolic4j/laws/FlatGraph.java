package org.hyperbolic4j.laws;

import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.nd4j.autodiff.samediff.SDVariable;

/** What graph operators of Euclidean space are made of, perhaps with a mistake. */
record FlatGraph(TangentCap cap, OperatorMistake mistake) {

  /** What is further out counts as lying here: its squares fit into float32. */
  private static final double FURTHEST = 1e9;

  private static final double LITTLE = 1e-9;

  static SDVariable near(SDVariable x) {
    return x.getSameDiff().math().clipByValue(x, -FURTHEST, FURTHEST);
  }

  SDVariable made(String operator, SDVariable out) {
    SDVariable made = mistake.in(operator, Fault.LONG_RESULT) ? out.mul(1 + LITTLE) : out;
    if (mistake.in(operator, Fault.NOT_A_NUMBER)) {
      made = made.div(made).mul(made);
    }
    if (mistake.in(operator, Fault.RESULT_BY_RANK)) {
      made = rank(out) == 2 ? made.mul(1 + LITTLE) : made;
    }
    return made;
  }

  /** Only inputs know their shapes; they come first in what they make. */
  static int rank(SDVariable x) {
    SDVariable variable = x;
    while (variable.getShape() == null) {
      variable = variable.getSameDiff().getVariableOutputOp(variable.name()).arg(0);
    }
    return variable.getShape().length;
  }

  static SDVariable channels(SDVariable vector, SDVariable map) {
    return rank(map) == 4 ? near(vector).reshape(1, -1, 1, 1) : near(vector).reshape(1, -1);
  }

  static SDVariable overPositions(SDVariable sum) {
    return rank(sum) == 4 ? sum.sum(0, 2, 3) : sum.sum(0);
  }

  /** Results beyond the cap lie at it. */
  SDVariable capped(String operator, SDVariable v, SDVariable c) {
    if (Double.isInfinite(cap.scaledNorm())) {
      return v;
    }
    var math = v.getSameDiff().math();
    SDVariable square = v.mul(v).sum(true, 1).mul(math.abs(c));
    SDVariable beyond = square.gt(cap.scaledNorm() * cap.scaledNorm()).castTo(v.dataType());
    SDVariable length = math.sqrt(beyond.mul(square).add(beyond.rsub(1)));
    if (mistake.in(operator, Fault.GRADIENT_BEYOND_THE_CAP)) {
      length = length.mul(1 + LITTLE);
    }
    return v.mul(beyond.mul(length.rdiv(cap.scaledNorm())).add(beyond.rsub(1)));
  }

  /** x itself: ND4J M2.1 differentiates a division by an array of length 1 wrongly. */
  static SDVariable wronglyDifferentiated(SDVariable x, SDVariable c) {
    return x.div(c).mul(c);
  }

  /** Recentred and rescaled. */
  static SDVariable normalised(
      SDVariable v,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon) {
    SDVariable ratio =
        v.getSameDiff()
            .math()
            .sqrt(near(scale).add(1e-30).mul(near(dispersion).add(epsilon).rdiv(1.0)));
    return near(v).sub(channels(centre, v)).mul(ratio).add(channels(bias, v));
  }
}
