package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Geodesic distance (docs/gradients.md, section 2). Inputs u, v {@code [N, C, ...]}, c {@code [1]};
 * result {@code [N, 1, ...]}. The gradient where the points are equal is 0.
 */
record DistanceKernel() implements FusedOperator {

  @Override
  public String id() {
    return "poincare.distance";
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
    FeatureLayout.of(inputShapes[0]);
    Shapes.require("the second points", inputShapes[1], inputShapes[0]);
    Shapes.require("the curvature", inputShapes[2], 1);
    return new long[][] {Shapes.single(inputShapes[0])};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[2]);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock u = new FeatureBlock(layout, c);
          FeatureBlock v = new FeatureBlock(layout, c);
          double[] distance = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            u.load(inputs[0], layout, piece);
            v.load(inputs[1], layout, piece);
            HalfDistance.between(u, v, c, distance);
            for (int i = 0; i < u.length(); i++) {
              distance[i] = 2 * Hyperbolic.asinh(Math.sqrt(distance[i])) / Math.sqrt(c);
            }
            outputs[0].store(layout.singleRun(piece), distance, 0, u.length());
          }
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[2]);
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock u = new FeatureBlock(layout, c);
          FeatureBlock v = new FeatureBlock(layout, c);
          FeatureBlock byU = new FeatureBlock(layout, c);
          FeatureBlock byV = new FeatureBlock(layout, c);
          double[] half = new double[layout.block()];
          double[] products = new double[layout.block()];
          double[] weight = new double[layout.block()];
          double[] g = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            u.load(inputs[0], layout, piece);
            v.load(inputs[1], layout, piece);
            byU.copyLength(u);
            byV.copyLength(u);
            HalfDistance.between(u, v, c, half);
            u.dot(v, products);
            cotangent.load(layout.singleRun(piece), g, 0, u.length());
            double byCurvature = 0;
            for (int i = 0; i < u.length(); i++) {
              // dd/dQ = 1/(s sinh(s d)), (2.4); 0 where the distance is.
              double sinh = 2 * Math.sqrt(half[i] * (1 + half[i]));
              weight[i] = sinh > 0 ? g[i] * Math.sqrt(c) / sinh : 0;
              double theta = 2 * Hyperbolic.asinh(Math.sqrt(half[i]));
              byCurvature -= g[i] * theta / (2 * c * Math.sqrt(c));
            }
            for (int channel = 0; channel < u.channels(); channel++) {
              int at = u.at(channel);
              for (int i = 0; i < u.length(); i++) {
                double across = u.sine[i] * v.sine[i];
                double a = 2 * (u.sine[i] * v.cosine[i] - c * u.slope[i] * v.sine[i] * products[i]);
                double b = 2 * (v.sine[i] * u.cosine[i] - c * v.slope[i] * u.sine[i] * products[i]);
                byU.v[at + i] = weight[i] * (a * u.v[at + i] - across * v.v[at + i]);
                byV.v[at + i] = weight[i] * (b * v.v[at + i] - across * u.v[at + i]);
              }
            }
            // d depends on s v alone but for its factor 1/s, (2.6).
            u.dot(byU, products);
            for (int i = 0; i < u.length(); i++) {
              byCurvature += products[i] / (2 * c);
            }
            v.dot(byV, products);
            for (int i = 0; i < u.length(); i++) {
              byCurvature += products[i] / (2 * c);
            }
            byCurvature += u.unlimit(byU) + v.unlimit(byV);
            byU.store(gradients[0], layout, piece);
            byV.store(gradients[1], layout, piece);
            partials.of(piece)[0] = byCurvature;
          }
        });
    Shapes.storeVector(gradients[2], partials.sum());
  }
}
