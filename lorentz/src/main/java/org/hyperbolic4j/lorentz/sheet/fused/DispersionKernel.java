package org.hyperbolic4j.lorentz.sheet.fused;

import org.hyperbolic4j.hyperbolic.fused.FeatureLayout;
import org.hyperbolic4j.hyperbolic.fused.Hyperbolic;
import org.hyperbolic4j.hyperbolic.fused.Partials;
import org.hyperbolic4j.hyperbolic.fused.Shapes;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Mean squared distance to a centre (docs/gradients.md, (9.7)). Inputs x {@code [N, C, ...]},
 * centre {@code [C]}, c {@code [1]}; result {@code [1]}.
 */
record DispersionKernel() implements FusedOperator {

  @Override
  public String id() {
    return "lorentz.native.dispersion";
  }

  @Override
  public int inputCount() {
    return 3;
  }

  @Override
  public int outputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    FeatureLayout layout = FeatureLayout.of(inputShapes[0]);
    Shapes.require("the centre", inputShapes[1], layout.channels());
    Shapes.require("the curvature", inputShapes[2], 1);
    return new long[][] {{1}};
  }

  /** The angle theta of sinh^2(theta). */
  static double angle(double sinhSquared) {
    return Hyperbolic.asinh(Math.sqrt(sinhSquared));
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[2]);
    SpacePart centre = new SpacePart(Shapes.vector(inputs[1]), c);
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          Boost boost = new Boost(layout, centre, c);
          double[] squares = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            x.load(inputs[0], piece);
            boost.of(x);
            boost.seen.dot(boost.seen, squares);
            double sum = 0;
            for (int i = 0; i < x.length(); i++) {
              double angle = angle(c * squares[i]);
              sum += angle * angle / c;
            }
            partials.of(piece)[0] = sum;
          }
        });
    Shapes.storeVector(outputs[0], partials.sum()[0] / Math.max(layout.count(), 1));
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[2]);
    SpacePart centre = new SpacePart(Shapes.vector(inputs[1]), c);
    double share = Shapes.scalar(cotangent) / Math.max(layout.count(), 1);
    int channels = layout.channels();
    Partials partials = new Partials(layout.pieces(), Boost.sums(channels));
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          SheetBlock gradient = new SheetBlock(layout, c);
          Boost boost = new Boost(layout, centre, c);
          double[] weights = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            double[] sums = partials.of(piece);
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
          }
        });
    double[] sums = partials.sum();
    double[] byCentre = Boost.byPoint(centre, sums, 0);
    double byCurvature = sums[channels + 1] + centre.unlimit(byCentre);
    Shapes.storeVector(gradients[1], byCentre);
    Shapes.storeVector(gradients[2], byCurvature);
  }
}
