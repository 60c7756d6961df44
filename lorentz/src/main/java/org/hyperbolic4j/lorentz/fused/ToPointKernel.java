package org.hyperbolic4j.lorentz.fused;

import org.hyperbolic4j.hyperbolic.fused.FeatureBlock;
import org.hyperbolic4j.hyperbolic.fused.FeatureLayout;
import org.hyperbolic4j.hyperbolic.fused.Partials;
import org.hyperbolic4j.hyperbolic.fused.Shapes;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * The point at given tangent coordinates, time first (docs/gradients.md, 5.4 and 5.5). Inputs: v
 * {@code [N, D, ...]}, c {@code [1]}; result {@code [N, 1 + D, ...]}.
 */
record ToPointKernel() implements FusedOperator {

  @Override
  public String id() {
    return "lorentz.toPoint";
  }

  @Override
  public int inputCount() {
    return 2;
  }

  @Override
  public int outputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    FeatureLayout.of(inputShapes[0]);
    Shapes.require("the curvature", inputShapes[1], 1);
    long[] points = inputShapes[0].clone();
    points[1]++;
    return new long[][] {points};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    FeatureLayout points = FeatureLayout.of(outputs[0].shape());
    double c = Shapes.scalar(inputs[1]);
    double s = Math.sqrt(c);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock v = new FeatureBlock(layout, c);
          double[] time = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            v.load(inputs[0], layout, piece);
            for (int i = 0; i < v.length(); i++) {
              time[i] = v.cosines()[i] / s;
            }
            v.scale(v.sines());
            outputs[0].store(points.run(piece, 0), time, 0, v.length());
            v.store(outputs[0], points.skip(1), piece);
          }
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    FeatureLayout points = FeatureLayout.of(cotangent.shape());
    double c = Shapes.scalar(inputs[1]);
    double s = Math.sqrt(c);
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock v = new FeatureBlock(layout, c);
          FeatureBlock g = new FeatureBlock(layout, c);
          double[] byTime = new double[layout.block()];
          double[] along = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            v.load(inputs[0], layout, piece);
            g.loadVectors(cotangent, points.skip(1), piece);
            cotangent.load(points.run(piece, 0), byTime, 0, v.length());
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
            partials.of(piece)[0] = byCurvature;
          }
        });
    Shapes.storeVector(gradients[1], partials.sum());
  }
}
