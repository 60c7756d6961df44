package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What {@link NormaliseKernel} knows for a whole batch, and its gradients by that. */
final class Normalisation {

  /** Points that are stretched more lie at the centre but for rounding. */
  private static final double LARGEST_RATIO = 1e15;

  final double c;
  final HyperboloidPoint centre;
  final HyperboloidPoint bias;
  final double ratio;
  final double gamma;
  final TangentMap tangent;
  private final double scale;
  private final double dispersion;
  private final double spread;

  Normalisation(Tensor[] inputs, double epsilon, TangentCap cap) {
    c = inputs[5].scalar();
    centre = new HyperboloidPoint(inputs[1].toArray(), c);
    bias = new HyperboloidPoint(inputs[3].toArray(), c);
    dispersion = inputs[2].scalar();
    spread = Math.max(dispersion, 0) + epsilon;
    scale = inputs[4].scalar();
    ratio = scale > 0 ? Math.min(Math.sqrt(scale / spread), LARGEST_RATIO) : 0;
    tangent = new TangentMap(cap);
    gamma = 1 + 2 * HalfDistance.between(centre, bias, c);
  }

  // Layout of the sums over pieces: by centre's space, by bias' space, then these.
  static int sums(int channels) {
    return 2 * channels + 5;
  }

  static int byRatio(int channels) {
    return 2 * channels;
  }

  static int byGamma(int channels) {
    return 2 * channels + 1;
  }

  static int byCentreCosine(int channels) {
    return 2 * channels + 2;
  }

  static int byBiasCosine(int channels) {
    return 2 * channels + 3;
  }

  static int byCurvature(int channels) {
    return 2 * channels + 4;
  }

  /** Gradients by centre, dispersion, bias, scale and c, (8.10) to (8.12). */
  void finish(double[] sums, Tensor[] gradients) {
    int channels = bias.v.length;
    double byGamma = sums[byGamma(channels)];
    double[] byCentreSpace = new double[channels];
    double[] byBiasSpace = new double[channels];
    double product = 0;
    for (int i = 0; i < channels; i++) {
      byCentreSpace[i] = sums[i] - c * byGamma * bias.space[i];
      byBiasSpace[i] = sums[channels + i] - c * byGamma * centre.space[i];
      product += centre.space[i] * bias.space[i];
    }
    double[] byCentre = new double[channels];
    double[] byBias = new double[channels];
    double byCurvature = sums[byCurvature(channels)] - product * byGamma;
    byCurvature +=
        centre.pullBack(
            sums[byCentreCosine(channels)] + byGamma * bias.cosine, byCentreSpace, byCentre);
    byCurvature +=
        bias.pullBack(sums[byBiasCosine(channels)] + byGamma * centre.cosine, byBiasSpace, byBias);
    byCurvature += centre.unlimit(byCentre) + bias.unlimit(byBias);
    double byRatio = ratio < LARGEST_RATIO ? sums[byRatio(channels)] : 0;
    gradients[1].storeAll(byCentre);
    gradients[2].storeAll(dispersion < 0 ? 0 : -byRatio * ratio / (2 * spread));
    gradients[3].storeAll(byBias);
    gradients[4].storeAll(scale > 0 ? byRatio * ratio / (2 * scale) : 0);
    gradients[5].storeAll(byCurvature);
  }
}
