package org.hyperbolic4j.lorentz.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import java.util.Arrays;
import org.hyperbolic4j.hyperbolic.fused.FeatureBlock;
import org.hyperbolic4j.hyperbolic.fused.TangentMap;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Tangent coordinates of points, which their space parts say (docs/gradients.md, 5.6 and 5.7): the
 * gradient by the time coordinate is 0. Inputs: x {@code [N, 1 + D, ...]}, c {@code [1]}; result
 * {@code [N, D, ...]}.
 */
record ToTangentKernel() implements FeatureKernel {

  private static final Signature SIGNATURE = Signature.of(MAP).with("the curvature", NUMBER);

  private static final TangentMap UNCAPPED = new TangentMap(TangentCap.NONE);

  /** {@code sqrt(c)} times the space part of the furthest points that vectors are taken to. */
  private static final double FURTHEST = Math.sinh(FeatureBlock.FURTHEST);

  @Override
  public String id() {
    return "lorentz.toTangent";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] vectors = SIGNATURE.resultShape(inputShapes);
    if (vectors[1] < 2) {
      throw new IllegalArgumentException(
          "points have the shape [N, 1 + D, ...], time and at least one space coordinate, not "
              + Arrays.toString(vectors));
    }
    vectors[1]--;
    return new long[][] {vectors};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout space = FeatureLayout.of(inputs[0].shape()).skip(1);
    FeatureLayout layout = FeatureLayout.of(outputs[0].shape());
    double c = inputs[1].scalar();
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          FeatureBlock x = new FeatureBlock(scratch, space, c);
          double[] factor = scratch.doubles(layout.block());
          return piece -> {
            x.loadLimited(inputs[0], space, piece, FURTHEST);
            for (int i = 0; i < x.length(); i++) {
              double y = c * x.squaredNorms()[i];
              factor[i] = UNCAPPED.factor(y, excess(y));
            }
            x.scale(factor);
            x.store(outputs[0], layout, piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout points = FeatureLayout.of(inputs[0].shape());
    FeatureLayout space = points.skip(1);
    FeatureLayout layout = FeatureLayout.of(cotangent.shape());
    double c = inputs[1].scalar();
    double[] nothing = new double[layout.block()];
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              FeatureBlock x = new FeatureBlock(scratch, space, c);
              FeatureBlock g = new FeatureBlock(scratch, space, c);
              double[] along = scratch.doubles(layout.block());
              double[] factor = scratch.doubles(layout.block());
              return (piece, sums) -> {
                x.loadLimited(inputs[0], space, piece, FURTHEST);
                g.loadVectors(cotangent, layout, piece);
                g.dot(x, along);
                double byCurvature = 0;
                for (int i = 0; i < x.length(); i++) {
                  double y = c * x.squaredNorms()[i];
                  double excess = excess(y);
                  along[i] *= UNCAPPED.slope(y, excess) / (2 * (1 + excess));
                  byCurvature += x.squaredNorms()[i] * along[i];
                  along[i] *= 2 * c;
                  factor[i] = UNCAPPED.factor(y, excess);
                }
                g.scale(factor);
                g.addScaled(along, x);
                byCurvature += x.unlimit(g);
                points.store(gradients[0], piece, 0, nothing);
                g.store(gradients[0], space, piece);
                sums[0] = byCurvature;
              };
            });
    gradients[1].storeAll(totals);
  }

  /** cosh(theta) - 1 of y = sinh^2(theta). */
  private static double excess(double y) {
    return y / (1 + Math.sqrt(1 + y));
  }
}
