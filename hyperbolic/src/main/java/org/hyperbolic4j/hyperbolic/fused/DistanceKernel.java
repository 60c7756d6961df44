package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Geodesic distance (docs/gradients.md, section 2). Inputs u, v {@code [N, C, ...]}, c {@code [1]};
 * result {@code [N, 1, ...]}. The gradient where the points are equal is 0.
 */
record DistanceKernel() implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(POSITIONS).with("the second points", MAP).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.distance";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          FeatureBlock u = new FeatureBlock(scratch, layout, c);
          FeatureBlock v = new FeatureBlock(scratch, layout, c);
          HalfDistance half = new HalfDistance(scratch, layout, c);
          double[] distance = scratch.doubles(layout.block());
          return piece -> {
            u.load(inputs[0], layout, piece);
            v.load(inputs[1], layout, piece);
            half.between(u, v);
            for (int i = 0; i < u.length(); i++) {
              distance[i] = half.angle(i) / Math.sqrt(c);
            }
            outputs[0].store(layout.singleRun(piece), distance, 0, u.length());
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    boolean isCurvatureWanted = gradients[2].isWanted();
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              FeatureBlock u = new FeatureBlock(scratch, layout, c);
              FeatureBlock v = new FeatureBlock(scratch, layout, c);
              FeatureBlock byU = new FeatureBlock(scratch, layout, c);
              FeatureBlock byV = new FeatureBlock(scratch, layout, c);
              HalfDistance half = new HalfDistance(scratch, layout, c);
              double[] ownU = scratch.doubles(layout.block());
              double[] ownV = scratch.doubles(layout.block());
              double[] across = scratch.doubles(layout.block());
              double[] g = scratch.doubles(layout.block());
              return (piece, sums) -> {
                u.load(inputs[0], layout, piece);
                v.load(inputs[1], layout, piece);
                byU.copyLength(u);
                byV.copyLength(u);
                half.between(u, v);
                if (isCurvatureWanted) {
                  half.prepareSlopes(u.length());
                  half.prepareCurvature(u.length());
                }
                cotangent.load(layout.singleRun(piece), g, 0, u.length());
                double byCurvature = 0;
                for (int i = 0; i < u.length(); i++) {
                  // c dd/dQ, (2.4); 0 where the distance is.
                  double sinh = 2 * Math.sqrt(half.y[i] * (1 + half.y[i]));
                  double weight = sinh > 0 ? g[i] * Math.sqrt(c) / sinh : 0;
                  ownU[i] = weight * half.own(i, u.n[i], u.sine[i], u.slope[i], v.sine[i]);
                  ownV[i] = weight * half.ofOther(i, v.n[i], v.sine[i], v.slope[i], u.sine[i]);
                  across[i] = weight * u.sine[i] * v.sine[i];
                  if (isCurvatureWanted && sinh > 0) {
                    double distance = half.angle(i) / Math.sqrt(c);
                    byCurvature +=
                        g[i]
                            / (2 * distance)
                            * half.squareByCurvature(
                                i, u.n[i], u.sine[i], u.slope[i], v.n[i], v.sine[i], v.slope[i]);
                  }
                }
                for (int channel = 0; channel < u.channels(); channel++) {
                  double[] ofU = u.v[channel];
                  double[] ofV = v.v[channel];
                  double[] gradientU = byU.v[channel];
                  double[] gradientV = byV.v[channel];
                  for (int i = 0; i < u.length(); i++) {
                    double difference = across[i] * (ofU[i] - ofV[i]);
                    gradientU[i] = ownU[i] * ofU[i] + difference;
                    gradientV[i] = ownV[i] * ofV[i] - difference;
                  }
                }
                byCurvature += u.unlimit(byU) + v.unlimit(byV);
                byU.store(gradients[0], layout, piece);
                byV.store(gradients[1], layout, piece);
                sums[0] = byCurvature;
              };
            });
    gradients[2].storeAll(totals);
  }
}
