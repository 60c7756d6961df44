package org.hyperbolic4j.laws;

import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.nd4j.autodiff.samediff.SDVariable;

/** The operators of Euclidean space in a graph, perhaps with a mistake. */
record FlatGraphOperators(TangentCap cap, OperatorMistake mistake) implements LayerOperators {

  /** What is further out counts as lying here: its squares fit into float32. */
  private static final double FURTHEST = 1e9;

  private static final double LITTLE = 1e-9;

  private static SDVariable near(SDVariable x) {
    return x.getSameDiff().math().clipByValue(x, -FURTHEST, FURTHEST);
  }

  private SDVariable made(String operator, SDVariable out) {
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
  private static int rank(SDVariable x) {
    SDVariable variable = x;
    while (variable.getShape() == null) {
      variable = variable.getSameDiff().getVariableOutputOp(variable.name()).arg(0);
    }
    return variable.getShape().length;
  }

  private static SDVariable channels(SDVariable vector, SDVariable map) {
    return rank(map) == 4 ? near(vector).reshape(1, -1, 1, 1) : near(vector).reshape(1, -1);
  }

  private static SDVariable overPositions(SDVariable sum) {
    return rank(sum) == 4 ? sum.sum(0, 2, 3) : sum.sum(0);
  }

  /** Results beyond the cap lie at it. */
  private SDVariable capped(String operator, SDVariable v, SDVariable c) {
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

  @Override
  public SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    SDVariable out = beside(inner, normalNorms, offsets).mul(2.0);
    return made("hyperplanes", capped("hyperplanes", out, c));
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    return made("hyperplane-distances", beside(inner, normalNorms, offsets).mul(4.0));
  }

  private static SDVariable beside(SDVariable inner, SDVariable lengths, SDVariable offsets) {
    return near(inner).sub(channels(lengths, inner).mul(channels(offsets, inner)));
  }

  @Override
  public SDVariable centre(SDVariable v, Centre kind, SDVariable c) {
    return made("midpoint", rank(v) == 4 ? near(v).mean(0, 2, 3) : near(v).mean(0));
  }

  @Override
  public SDVariable weightedCentre(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    SDVariable share = near(weights);
    return made("weighted-midpoint", overPositions(near(v).mul(share)).mul(share.sum().rdiv(1.0)));
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable c) {
    SDVariable away = near(v).sub(channels(centre, v));
    return made("dispersion", away.mul(away).sum(true, 1).mean().mul(4.0).reshape(1));
  }

  @Override
  public SDVariable normalise(
      SDVariable v,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c) {
    var math = v.getSameDiff().math();
    SDVariable ratio =
        math.sqrt(near(scale).add(1e-30).mul(near(dispersion).add(epsilon).rdiv(1.0)));
    SDVariable out = near(v).sub(channels(centre, v)).mul(ratio).add(channels(bias, v));
    return made("normalise", capped("normalise", out, c));
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable c) {
    SDVariable left = near(f);
    if (mistake.in("add", Fault.LONG_GRADIENT)) {
      // ND4J M2.1 differentiates a division by an array of length 1 wrongly.
      left = left.div(c).mul(c);
    }
    SDVariable out = left.add(near(g));
    return made("add", capped("add", out, c));
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable c) {
    SDVariable away = near(u).sub(near(v));
    SDVariable square = away.mul(away).sum(true, 1);
    SDVariable positive = square.gt(0).castTo(u.dataType());
    SDVariable root = u.getSameDiff().math().sqrt(square.add(positive.rsub(1.0)));
    return made("distance", root.mul(positive).mul(2.0));
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable c) {
    return made("to-point", near(v).mul(2.0));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return made("to-tangent", near(x).mul(0.5));
  }
}
