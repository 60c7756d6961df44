package org.hyperbolic4j.laws;

import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.nd4j.autodiff.samediff.SDVariable;

/** The native operators of Euclidean space in a graph, perhaps with a mistake. */
record FlatNativeOperators(TangentCap cap, OperatorMistake mistake) implements NativeOperators {

  private SDVariable made(String operator, SDVariable out) {
    return new FlatGraph(cap, mistake).made(operator, out);
  }

  /** Points are twice their tangent coordinates. */
  private SDVariable capped(String operator, SDVariable x, SDVariable c) {
    return made(
        operator,
        new FlatGraph(new TangentCap(2 * cap.scaledNorm()), mistake).capped(operator, x, c));
  }

  @Override
  public SDVariable fromTangent(SDVariable v, SDVariable c) {
    return capped("native-from-tangent", FlatGraph.near(v).mul(2.0), c);
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return made("native-to-tangent", FlatGraph.near(x).mul(0.5));
  }

  @Override
  public SDVariable affine(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable timeWeights,
      SDVariable bias,
      SDVariable c) {
    SDVariable beside = FlatGraph.near(squaredNorm).add(1.0);
    SDVariable along = FlatGraph.near(inner);
    if (mistake.in("native-affine", Fault.LONG_GRADIENT)) {
      along = FlatGraph.wronglyDifferentiated(along, c);
    }
    SDVariable out =
        along
            .add(beside.mul(FlatGraph.channels(timeWeights, inner)))
            .add(FlatGraph.channels(bias, inner));
    return capped("native-affine", out, c);
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    SDVariable away =
        FlatGraph.channels(normalNorms, inner).mul(FlatGraph.channels(offsets, inner));
    return made("native-hyperplane-distances", FlatGraph.near(inner).sub(away));
  }

  @Override
  public SDVariable centre(SDVariable x, SDVariable c) {
    SDVariable near = FlatGraph.near(x);
    return made("native-centre", FlatGraph.rank(x) == 4 ? near.mean(0, 2, 3) : near.mean(0));
  }

  @Override
  public SDVariable dispersion(SDVariable x, SDVariable centre, SDVariable c) {
    SDVariable away = FlatGraph.near(x).sub(FlatGraph.channels(centre, x));
    return made("native-dispersion", away.mul(away).sum(true, 1).mean().reshape(1));
  }

  @Override
  public SDVariable normalise(
      SDVariable x,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c) {
    return capped(
        "native-normalise", FlatGraph.normalised(x, centre, dispersion, bias, scale, epsilon), c);
  }

  @Override
  public SDVariable pool(SDVariable x, SDVariable c) {
    return made("native-pool", FlatGraph.near(x).mean(2, 3));
  }
}
