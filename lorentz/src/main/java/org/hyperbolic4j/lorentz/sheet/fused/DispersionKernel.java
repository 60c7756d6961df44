package org.hyperbolic4j.lorentz.sheet.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Mean squared distance to a centre (docs/gradients.md, (9.7)). Inputs x {@code [N, C, ...]},
 * centre {@code [C]}, c {@code [1]}; result {@code [1]}.
 */
record DispersionKernel() implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(NUMBER).with("the centre", CHANNELS).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "lorentz.native.dispersion";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  /** The angle theta of sinh^2(theta). */
  static double angle(double sinhSquared) {
    return Hyperbolic.asinh(Math.sqrt(sinhSquared));
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    SpacePart centre = new SpacePart(inputs[1].toArray(), c);
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              SheetBlock x = new SheetBlock(scratch, layout, c);
              Boost boost = new Boost(scratch, layout, centre, c);
              double[] squares = scratch.doubles(layout.block());
              return (piece, sums) -> {
                x.load(inputs[0], piece);
                boost.of(x);
                boost.seen.dot(boost.seen, squares);
                double sum = 0;
                for (int i = 0; i < x.length(); i++) {
                  double angle = angle(c * squares[i]);
                  sum += angle * angle / c;
                }
                sums[0] = sum;
              };
            });
    outputs[0].storeAll(totals[0] / layout.count());
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    SpacePart centre = new SpacePart(inputs[1].toArray(), c);
    double share = cotangent.scalar() / layout.count();
    int channels = layout.channels();
    double[] totals =
        workers.sum(
            layout.pieces(),
            Boost.sums(channels),
            scratch -> {
              SheetBlock x = new SheetBlock(scratch, layout, c);
              SheetBlock gradient = new SheetBlock(scratch, layout, c);
              Boost boost = new Boost(scratch, layout, centre, c);
              double[] weights = scratch.doubles(layout.block());
              return (piece, sums) -> {
                x.load(inputs[0], piece);
                boost.of(x);
                boost.seen.dot(boost.seen, weights);
                for (int i = 0; i < x.length(); i++) {
                  double angle = angle(c * weights[i]);
                  double square = angle * angle;
                  double cosh = Math.sqrt(1 + c * weights[i]);
                  weights[i] = 2 * share / (Hyperbolic.sinhc(square) * cosh);
                  sums[channels + 1] -=
                      share * (square / c) * (square / c) * Hyperbolic.defect(square) / cosh;
                }
                gradient.scaled(weights, boost.seen);
                boost.differentiate(x, gradient, sums, 0);
                sums[channels + 1] += x.unlimit(gradient);
                gradient.store(gradients[0], piece);
              };
            });
    double[] byCentre = Boost.byPoint(centre, totals, 0);
    double byCurvature = totals[channels + 1] + centre.unlimit(byCentre);
    gradients[1].storeAll(byCentre);
    gradients[2].storeAll(byCurvature);
  }
}
