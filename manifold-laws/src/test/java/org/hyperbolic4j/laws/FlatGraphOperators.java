package org.hyperbolic4j.laws;

import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.nd4j.autodiff.samediff.SDVariable;

/** The operators of Euclidean space in a graph, perhaps with a mistake. */
record FlatGraphOperators(TangentCap cap, boolean inSteps, OperatorMistake mistake)
    implements LayerOperators {

  private SDVariable made(String operator, SDVariable out) {
    return graph().made(operator, out);
  }

  private SDVariable capped(String operator, SDVariable v, SDVariable c) {
    return graph().capped(operator, v, c);
  }

  private FlatGraph graph() {
    return new FlatGraph(cap, mistake);
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
    return FlatGraph.near(inner)
        .sub(FlatGraph.channels(lengths, inner).mul(FlatGraph.channels(offsets, inner)));
  }

  @Override
  public SDVariable centre(SDVariable v, Centre kind, SDVariable c) {
    return made(
        name(kind),
        FlatGraph.rank(v) == 4 ? FlatGraph.near(v).mean(0, 2, 3) : FlatGraph.near(v).mean(0));
  }

  private String name(Centre kind) {
    return switch (kind) {
      case MIDPOINT -> "midpoint";
      case FRECHET -> inSteps ? "frechet-steps" : "frechet-mean";
    };
  }

  @Override
  public SDVariable weightedCentre(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    SDVariable share = FlatGraph.near(weights);
    return made(
        "weighted-" + name(kind),
        FlatGraph.overPositions(FlatGraph.near(v).mul(share)).mul(share.sum().rdiv(1.0)));
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable c) {
    SDVariable away = FlatGraph.near(v).sub(FlatGraph.channels(centre, v));
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
    SDVariable out = FlatGraph.normalised(v, centre, dispersion, bias, scale, epsilon);
    return made("normalise", capped("normalise", out, c));
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable c) {
    SDVariable left = FlatGraph.near(f);
    if (mistake.in("add", Fault.LONG_GRADIENT)) {
      left = FlatGraph.wronglyDifferentiated(left, c);
    }
    SDVariable out = left.add(FlatGraph.near(g));
    return made("add", capped("add", out, c));
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable c) {
    SDVariable away = FlatGraph.near(u).sub(FlatGraph.near(v));
    SDVariable square = away.mul(away).sum(true, 1);
    SDVariable positive = square.gt(0).castTo(u.dataType());
    SDVariable root = u.getSameDiff().math().sqrt(square.add(positive.rsub(1.0)));
    return made("distance", root.mul(positive).mul(2.0));
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable c) {
    return made("to-point", FlatGraph.near(v).mul(2.0));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return made("to-tangent", FlatGraph.near(x).mul(0.5));
  }
}
