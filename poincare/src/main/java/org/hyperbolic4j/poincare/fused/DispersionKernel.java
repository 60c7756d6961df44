package org.hyperbolic4j.poincare.fused;

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
    return "poincare.dispersion";
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
          double[] half = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            v.load(inputs[0], layout, piece);
            HalfDistance.between(v, centre, c, half);
            double sum = 0;
            for (int i = 0; i < v.length(); i++) {
              double angle = 2 * Hyperbolic.asinh(Math.sqrt(half[i]));
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
    HyperboloidPoint centre = new HyperboloidPoint(Shapes.vector(inputs[1]), c);
    double share = Shapes.scalar(cotangent) / Math.max(layout.count(), 1);
    int channels = layout.channels();
    Partials partials = new Partials(layout.pieces(), channels + 2);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          FeatureBlock v = new FeatureBlock(layout, c);
          FeatureBlock byV = new FeatureBlock(layout, c);
          double[] half = new double[layout.block()];
          double[] products = new double[layout.block()];
          double[] own = new double[layout.block()];
          double[] across = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            double[] sums = partials.of(piece);
            v.load(inputs[0], layout, piece);
            byV.copyLength(v);
            HalfDistance.between(v, centre, c, half);
            v.dot(centre.v, products);
            for (int i = 0; i < v.length(); i++) {
              double angle = 2 * Hyperbolic.asinh(Math.sqrt(half[i]));
              // d(d^2)/dQ = 2/(c sinhc(s d)), (7.2).
              double byQ = 2 * share / (c * Hyperbolic.sinhc(angle * angle));
              double x = c * byQ;
              own[i] =
                  2 * x * (v.sine[i] * centre.cosine - c * v.slope[i] * centre.sine * products[i]);
              across[i] = -x * v.sine[i] * centre.sine;
              sums[channels] +=
                  2 * x * (centre.sine * v.cosine[i] - c * v.sine[i] * centre.slope * products[i]);
              sums[channels + 1] += share * squaredDistanceByCurvature(v, centre, c, i, half[i]);
            }
            for (int channel = 0; channel < channels; channel++) {
              int at = v.at(channel);
              double sum = 0;
              for (int i = 0; i < v.length(); i++) {
                byV.v[at + i] = own[i] * v.v[at + i] + across[i] * centre.v[channel];
                sum += across[i] * v.v[at + i];
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

  /**
   * Derivative of a squared distance by c at fixed v and centre, without cancellation, (7.4) and
   * (7.5).
   */
  private static double squaredDistanceByCurvature(
      FeatureBlock v, HyperboloidPoint centre, double c, int i, double half) {
    double angle = 2 * Hyperbolic.asinh(Math.sqrt(half));
    double square = angle * angle;
    double sinhc = Hyperbolic.sinhc(square);
    double radial = Math.sqrt(c * v.n[i]) - Math.sqrt(c * centre.n);
    double radialSquare = radial * radial;
    double apart = 0;
    for (int channel = 0; channel < v.channels(); channel++) {
      double difference = v.v[v.at(channel) + i] - centre.v[channel];
      apart += difference * difference;
    }
    double lengths = radialSquare / c;
    double bend =
        Hyperbolic.sinhc(radialSquare) * Hyperbolic.defect(radialSquare) * lengths * lengths
            + (apart - lengths)
                / 4
                * (v.n[i] * v.slope[i] * centre.sine + centre.n * v.sine[i] * centre.slope);
    double quarter = square / 4;
    return 4 / sinhc * bend
        - square * square * Hyperbolic.defect(quarter) / (4 * c * c * Hyperbolic.cosh(quarter));
  }
}
