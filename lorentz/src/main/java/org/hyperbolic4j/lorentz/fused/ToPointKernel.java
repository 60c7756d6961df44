package org.hyperbolic4j.lorentz.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.hyperbolic.fused.FeatureBlock;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * The point at given tangent coordinates, time first (docs/gradients.md, 5.4 and 5.5). Inputs: v
 * {@code [N, D, ...]}, c {@code [1]}; result {@code [N, 1 + D, ...]}.
 */
record ToPointKernel() implements FeatureKernel {

  private static final Signature SIGNATURE = Signature.of(MAP).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "lorentz.toPoint";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] points = SIGNATURE.resultShape(inputShapes);
    points[1]++;
    return new long[][] {points};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    FeatureLayout points = FeatureLayout.of(outputs[0].shape());
    double c = inputs[1].scalar();
    double s = Math.sqrt(c);
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          FeatureBlock v = new FeatureBlock(scratch, layout, c);
          double[] time = scratch.doubles(layout.block());
          return piece -> {
            v.load(inputs[0], layout, piece);
            for (int i = 0; i < v.length(); i++) {
              time[i] = v.cosines()[i] / s;
            }
            v.scale(v.sines());
            points.store(outputs[0], piece, 0, time);
            v.store(outputs[0], points.skip(1), piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    FeatureLayout points = FeatureLayout.of(cotangent.shape());
    double c = inputs[1].scalar();
    double s = Math.sqrt(c);
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              FeatureBlock v = new FeatureBlock(scratch, layout, c);
              FeatureBlock g = new FeatureBlock(scratch, layout, c);
              double[] byTime = scratch.doubles(layout.block());
              double[] along = scratch.doubles(layout.block());
              return (piece, sums) -> {
                v.load(inputs[0], layout, piece);
                g.loadVectors(cotangent, points.skip(1), piece);
                points.load(cotangent, piece, 0, byTime);
                g.dot(v, along);
                double byCurvature = 0;
                for (int i = 0; i < v.length(); i++) {
                  double byCosine = byTime[i] / s;
                  double kappa = v.slopes()[i] * along[i] + v.sines()[i] * byCosine;
                  byCurvature += v.squaredNorms()[i] * kappa - byCosine * v.cosines()[i] / (2 * c);
                  along[i] = 2 * c * kappa;
                }
                g.scale(v.sines());
                g.addScaled(along, v);
                byCurvature += v.unlimit(g);
                g.store(gradients[0], layout, piece);
                sums[0] = byCurvature;
              };
            });
    gradients[1].storeAll(totals);
  }
}
