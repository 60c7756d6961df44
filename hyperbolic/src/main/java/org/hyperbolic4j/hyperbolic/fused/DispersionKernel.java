package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Mean squared distance to a centre (docs/gradients.md, section 7). Inputs v {@code [N, C, ...]},
 * centre {@code [C]}, c {@code [1]}; result {@code [1]}.
 */
record DispersionKernel() implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(NUMBER).with("the centre", CHANNELS).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.dispersion";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    HyperboloidPoint centre = new HyperboloidPoint(inputs[1].toArray(), c);
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              FeatureBlock v = new FeatureBlock(scratch, layout, c);
              HalfDistance half = new HalfDistance(scratch, layout, c);
              return (piece, sums) -> {
                v.load(inputs[0], layout, piece);
                half.between(v, centre);
                sums[0] = half.sumOfSquaredAngles(v.length()) / c;
              };
            });
    outputs[0].storeAll(totals[0] / layout.count());
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    HyperboloidPoint centre = new HyperboloidPoint(inputs[1].toArray(), c);
    double share = cotangent.scalar() / layout.count();
    int channels = layout.channels();
    boolean isCurvatureWanted = gradients[2].isWanted();
    double[] totals =
        workers.sum(
            layout.pieces(),
            channels + 2,
            scratch -> {
              FeatureBlock v = new FeatureBlock(scratch, layout, c);
              FeatureBlock byV = new FeatureBlock(scratch, layout, c);
              HalfDistance half = new HalfDistance(scratch, layout, c);
              double[] own = scratch.doubles(layout.block());
              double[] across = scratch.doubles(layout.block());
              double[] difference = scratch.doubles(layout.block());
              double[] weights = scratch.doubles(layout.block());
              double[] byCentre = scratch.doubles(layout.block());
              double[] byCurvature = scratch.doubles(layout.block());
              return (piece, sums) -> {
                v.load(inputs[0], layout, piece);
                byV.copyLength(v);
                half.between(v, centre);
                half.prepareSlopes(v.length());
                for (int i = 0; i < v.length(); i++) {
                  // c d(d^2)/dQ, (7.2).
                  double weight = 2 * share / half.sinhcOfAngle(i);
                  double alpha = half.own(i, v.n[i], v.sine[i], v.slope[i], centre.sine);
                  own[i] = weight * alpha;
                  weights[i] = weight;
                }
                for (int i = 0; i < v.length(); i++) {
                  double weight = weights[i];
                  double sine = v.sine[i];
                  double ofCentre = half.ofOther(i, centre.n, centre.sine, centre.slope, sine);
                  across[i] = weight * sine * centre.sine;
                  byCentre[i] = weight * ofCentre;
                }
                sums[channels] += Runs.best().sum(byCentre, v.length());
                if (isCurvatureWanted) {
                  half.prepareCurvature(v.length());
                  for (int i = 0; i < v.length(); i++) {
                    byCurvature[i] =
                        half.squareByCurvature(
                            i, v.n[i], v.sine[i], v.slope[i], centre.n, centre.sine, centre.slope);
                  }
                  sums[channels + 1] += share * Runs.best().sum(byCurvature, v.length());
                }
                for (int channel = 0; channel < channels; channel++) {
                  double[] components = v.v[channel];
                  double[] gradient = byV.v[channel];
                  double other = centre.v[channel];
                  for (int i = 0; i < v.length(); i++) {
                    double apart = across[i] * (components[i] - other);
                    double by = own[i] * components[i] + apart;
                    difference[i] = apart;
                    gradient[i] = by;
                  }
                  sums[channel] = -Runs.best().sum(difference, v.length());
                }
                sums[channels + 1] += v.unlimit(byV);
                byV.store(gradients[0], layout, piece);
              };
            });
    double[] toCentre = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      toCentre[channel] = totals[channel] + totals[channels] * centre.v[channel];
    }
    double toCurvature = totals[channels + 1] + centre.unlimit(toCentre);
    gradients[1].storeAll(toCentre);
    gradients[2].storeAll(toCurvature);
  }
}
