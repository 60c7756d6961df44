package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Mean squared distance to a centre (docs/gradients.md, section 7). Inputs v {@code [N, C, ...]},
 * centre {@code [C]}, c {@code [1]}; result {@code [1]}.
 */
record DispersionKernel() implements FusedOperator {

  @Override
  public String id() {
    return "hyperbolic.dispersion";
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
    Shapes.requirePositions("a dispersion", inputShapes[0]);
    Shapes.require("the centre", inputShapes[1], layout.channels());
    Shapes.require("the curvature", inputShapes[2], 1);
    return new long[][] {{1}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[2]);
    HyperboloidPoint centre = new HyperboloidPoint(Shapes.vector(inputs[1]), c);
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock v = new FeatureBlock(layout, c);
          HalfDistance half = new HalfDistance(layout, c);
          for (int piece = from; piece < to; piece++) {
            v.load(inputs[0], layout, piece);
            half.between(v, centre);
            double sum = 0;
            for (int i = 0; i < v.length(); i++) {
              double angle = half.angle(i);
              sum += angle * angle / c;
            }
            partials.of(piece)[0] = sum;
          }
        });
    Shapes.storeVector(outputs[0], partials.sum()[0] / layout.count());
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[2]);
    HyperboloidPoint centre = new HyperboloidPoint(Shapes.vector(inputs[1]), c);
    double share = Shapes.scalar(cotangent) / layout.count();
    int channels = layout.channels();
    Partials partials = new Partials(layout.pieces(), channels + 2);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock v = new FeatureBlock(layout, c);
          FeatureBlock byV = new FeatureBlock(layout, c);
          HalfDistance half = new HalfDistance(layout, c);
          double[] own = new double[layout.block()];
          double[] across = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            double[] sums = partials.of(piece);
            v.load(inputs[0], layout, piece);
            byV.copyLength(v);
            half.between(v, centre);
            for (int i = 0; i < v.length(); i++) {
              double angle = half.angle(i);
              // c d(d^2)/dQ, (7.2).
              double weight = 2 * share / Hyperbolic.sinhc(angle * angle);
              own[i] = weight * half.own(i, v.n[i], v.sine[i], v.slope[i], centre.sine);
              across[i] = weight * v.sine[i] * centre.sine;
              sums[channels] +=
                  weight * half.ofOther(i, centre.n, centre.sine, centre.slope, v.sine[i]);
              sums[channels + 1] +=
                  share
                      * half.squareByCurvature(
                          i, v.n[i], v.sine[i], v.slope[i], centre.n, centre.sine, centre.slope);
            }
            for (int channel = 0; channel < channels; channel++) {
              int at = v.at(channel);
              double sum = 0;
              for (int i = 0; i < v.length(); i++) {
                double difference = across[i] * (v.v[at + i] - centre.v[channel]);
                byV.v[at + i] = own[i] * v.v[at + i] + difference;
                sum -= difference;
              }
              sums[channel] = sum;
            }
            sums[channels + 1] += v.unlimit(byV);
            byV.store(gradients[0], layout, piece);
          }
        });
    double[] sums = partials.sum();
    double[] byCentre = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      byCentre[channel] = sums[channel] + sums[channels] * centre.v[channel];
    }
    double byCurvature = sums[channels + 1] + centre.unlimit(byCentre);
    Shapes.storeVector(gradients[1], byCentre);
    Shapes.storeVector(gradients[2], byCurvature);
  }
}
