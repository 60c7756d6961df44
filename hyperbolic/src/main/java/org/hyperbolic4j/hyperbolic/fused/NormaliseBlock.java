package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * One block of positions of {@link NormaliseKernel}; letters and equation numbers as in section 8
 * of docs/gradients.md.
 */
final class NormaliseBlock {

  /** Largest {@code r theta}: further out than any cap, and nothing overflows. */
  private static final double FURTHEST = FeatureBlock.FURTHEST;

  private final FeatureLayout layout;
  private final Normalisation batch;
  private final FeatureBlock v;
  private final FeatureBlock result;
  private final double c;

  private final HalfDistance half;
  private final double[] toCentre;
  private final double[] toBias;
  private final double[] ratio;
  private final double[] k;
  private final double[] big;
  private final double[] last;
  private final double[] sinhSquared;
  private final double[] excess;
  private final TangentBlock tangent;
  private final RadialFunctions ofAngle;
  private final RadialFunctions stretched;
  private final double[] ofO;
  private final double[] ofV;
  private final double[] ofCentre;
  private final double[] ofBias;
  private final double[] centreOfO;
  private final double[] biasOfO;
  private final double[] alongV;
  private final double[] alongCentre;
  private final double[] alongBias;
  private final double[] ofRatio;
  private final double[] ofGamma;
  private final double[] ofCentreCosine;
  private final double[] ofBiasCosine;
  private final double[] ofCurvature;
  private final double[] byTau;
  private final double[] byK;
  private final double[] byBig;
  private final double[] byQ;
  private final double[] byBiasCosine;
  private final double[] e2;

  /** Whether the ratio is limited somewhere. */
  private boolean limited;

  NormaliseBlock(Scratch scratch, FeatureLayout layout, Normalisation batch) {
    this.layout = layout;
    this.batch = batch;
    c = batch.c;
    v = new FeatureBlock(scratch, layout, c);
    result = new FeatureBlock(scratch, layout, c);
    int n = layout.block();
    half = new HalfDistance(scratch, layout, c);
    toCentre = scratch.doubles(n);
    toBias = scratch.doubles(n);
    ratio = scratch.doubles(n);
    k = scratch.doubles(n);
    big = scratch.doubles(n);
    last = scratch.doubles(n);
    sinhSquared = scratch.doubles(n);
    excess = scratch.doubles(n);
    tangent = new TangentBlock(scratch, batch.tangent, n);
    ofAngle = new RadialFunctions(scratch, n);
    stretched = new RadialFunctions(scratch, n);
    ofO = scratch.doubles(n);
    ofV = scratch.doubles(n);
    ofCentre = scratch.doubles(n);
    ofBias = scratch.doubles(n);
    centreOfO = scratch.doubles(n);
    biasOfO = scratch.doubles(n);
    alongV = scratch.doubles(n);
    alongCentre = scratch.doubles(n);
    alongBias = scratch.doubles(n);
    ofRatio = scratch.doubles(n);
    ofGamma = scratch.doubles(n);
    ofCentreCosine = scratch.doubles(n);
    ofBiasCosine = scratch.doubles(n);
    ofCurvature = scratch.doubles(n);
    byTau = scratch.doubles(n);
    byK = scratch.doubles(n);
    byBig = scratch.doubles(n);
    byQ = scratch.doubles(n);
    byBiasCosine = scratch.doubles(n);
    e2 = scratch.doubles(n);
  }

  void store(Tensor tensor, int piece) {
    result.store(tensor, layout, piece);
  }

  private double biasCosine(int i) {
    return v.cosine[i] * batch.bias.cosine - c * v.sine[i] * toBias[i];
  }

  /** Z of (8.3) as {@code k S v - k P M + n B}, and J. */
  void evaluate(Tensor map, int piece) {
    v.load(map, layout, piece);
    result.copyLength(v);
    half.between(v, batch.centre);
    v.dot(batch.centre.space, toCentre);
    v.dot(batch.bias.space, toBias);
    int length = v.length();
    for (int i = 0; i < length; i++) {
      double angle = half.angle(i);
      double square = angle * angle;
      double r = Math.min(batch.ratio, FURTHEST / angle);
      double stretch = r * r * square;
      ratio[i] = r;
      ofAngle.square[i] = square;
      stretched.square[i] = stretch;
    }
    double least = batch.ratio;
    for (int i = 0; i < length; i++) {
      least = Math.min(least, ratio[i]);
    }
    limited = least < batch.ratio;
    ofAngle.ofSquares(length);
    stretched.ofSquares(length);
    for (int i = 0; i < length; i++) {
      double own = ratio[i] * stretched.sinhc[i] / ofAngle.sinhc[i];
      double q = 1 + 2 * half.y[i];
      double p = (q + biasCosine(i)) / (1 + batch.gamma);
      double n = stretched.cosh[i] + own * (q - p);
      double ofSine = own * v.sine[i];
      k[i] = own;
      big[i] = p;
      last[i] = n;
      sinhSquared[i] = 0;
      ofCentre[i] = -own * p;
      ofV[i] = ofSine;
    }
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] components = v.v[channel];
      double[] results = result.v[channel];
      double centre = batch.centre.space[channel];
      double bias = batch.bias.space[channel];
      for (int i = 0; i < length; i++) {
        double z = ofV[i] * components[i] + ofCentre[i] * centre + last[i] * bias;
        results[i] = z;
        sinhSquared[i] += z * z;
      }
    }
    for (int i = 0; i < length; i++) {
      sinhSquared[i] *= c;
      excess[i] = sinhSquared[i] / (1 + Math.sqrt(1 + sinhSquared[i]));
    }
    tangent.of(sinhSquared, excess, length);
  }

  /** After {@link #evaluate}: the tangent coordinates of Z become the result, (8.4). */
  void map() {
    result.scale(tangent.factor);
  }

  /** Backward, (8.5) to (8.9) and the sums of (8.10); the gradient by v becomes the result. */
  void differentiate(Tensor cotangent, int piece, double[] sums) {
    int length = v.length();
    int channels = v.channels();
    FeatureBlock o = result;
    o.loadVectors(cotangent, layout, piece);
    o.dot(v, alongV);
    o.dot(batch.centre.space, alongCentre);
    o.dot(batch.bias.space, alongBias);
    tangent.slopes(sinhSquared, excess, length);
    HyperboloidPoint centre = batch.centre;
    HyperboloidPoint bias = batch.bias;
    double onePlusGamma = 1 + batch.gamma;
    for (int i = 0; i < length; i++) {
      double ofSine = k[i] * v.sine[i];
      double ofBig = k[i] * big[i];
      double tau =
          tangent.slope[i] * (ofSine * alongV[i] - ofBig * alongCentre[i] + last[i] * alongBias[i]);
      double toO = ofSine * tangent.factor[i];
      double toCentreOfO = -ofBig * tangent.factor[i];
      double toBiasOfO = last[i] * tangent.factor[i];
      byTau[i] = tau;
      ofO[i] = toO;
      centreOfO[i] = toCentreOfO;
      biasOfO[i] = toBiasOfO;
    }
    for (int i = 0; i < length; i++) {
      double tau = byTau[i];
      double factor = tangent.factor[i];
      double p = big[i];
      double along0 = tau * v.cosine[i] + factor * v.sine[i] * alongV[i];
      double along1 = tau * centre.cosine + factor * alongCentre[i];
      double along2 = tau * bias.cosine + factor * alongBias[i];
      double byOwn = along0 - p * along1 + (1 + 2 * half.y[i] - p) * along2;
      double byP = -k[i] * (along1 + along2);
      e2[i] = along2;
      byK[i] = byOwn;
      byBig[i] = byP;
      ofGamma[i] = byP * p;
    }
    for (int i = 0; i < length; i++) {
      double r = ratio[i];
      double perSine = 1 / ofAngle.sinhc[i];
      double share = byK[i] * perSine;
      double slopeOfRatio =
          r * r * stretched.defect[i] - stretched.sinhc[i] * perSine * ofAngle.defect[i];
      double q =
          e2[i] * k[i] * (1 + r) + byBig[i] / onePlusGamma + share * perSine * r * slopeOfRatio;
      double byRatio =
          share * stretched.cosh[i] + e2[i] * k[i] * ofAngle.square[i] * ofAngle.sinhc[i];
      byQ[i] = q;
      ofRatio[i] = byRatio;
    }
    if (limited) {
      for (int i = 0; i < length; i++) {
        if (ratio[i] != batch.ratio) {
          byQ[i] -= ofRatio[i] * ratio[i] / (ofAngle.square[i] * ofAngle.sinhc[i]);
          ofRatio[i] = 0;
        }
      }
    }
    for (int i = 0; i < length; i++) {
      double q = byQ[i];
      double tau = byTau[i];
      double toBiasCosine = byBig[i] / onePlusGamma;
      double toCosine = q * centre.cosine + toBiasCosine * bias.cosine + k[i] * tau;
      double ofToCentre = q * toCentre[i] + toBiasCosine * toBias[i];
      double toSine = k[i] * tangent.factor[i] * alongV[i] - c * ofToCentre;
      double kappa = v.slope[i] * toSine + v.sine[i] * toCosine;
      double curvature = v.n[i] * kappa - v.sine[i] * ofToCentre;
      byBiasCosine[i] = toBiasCosine;
      ofCurvature[i] = curvature;
      ofV[i] = 2 * c * kappa;
    }
    for (int i = 0; i < length; i++) {
      double tau = byTau[i];
      double toCentreCosine = byQ[i] * v.cosine[i] - k[i] * big[i] * tau;
      double toBiasCosine = byBiasCosine[i] * v.cosine[i] + last[i] * tau;
      double ofSine = -c * v.sine[i];
      double ofM = ofSine * byQ[i];
      double ofB = ofSine * byBiasCosine[i];
      ofCentreCosine[i] = toCentreCosine;
      ofBiasCosine[i] = toBiasCosine;
      ofCentre[i] = ofM;
      ofBias[i] = ofB;
    }
    sums[Normalisation.byRatio(channels)] += Runs.best().sum(ofRatio, length);
    sums[Normalisation.byGamma(channels)] -= Runs.best().sum(ofGamma, length) / onePlusGamma;
    sums[Normalisation.byCentreCosine(channels)] += Runs.best().sum(ofCentreCosine, length);
    sums[Normalisation.byBiasCosine(channels)] += Runs.best().sum(ofBiasCosine, length);
    sums[Normalisation.byCurvature(channels)] += Runs.best().sum(ofCurvature, length);
    o.addWeighted(centreOfO, sums, 0);
    v.addWeighted(ofCentre, sums, 0);
    o.addWeighted(biasOfO, sums, channels);
    v.addWeighted(ofBias, sums, channels);
    for (int channel = 0; channel < channels; channel++) {
      double[] components = v.v[channel];
      double[] gradient = o.v[channel];
      double m = centre.space[channel];
      double b = bias.space[channel];
      for (int i = 0; i < length; i++) {
        gradient[i] =
            ofO[i] * gradient[i] + ofV[i] * components[i] + ofCentre[i] * m + ofBias[i] * b;
      }
    }
    sums[Normalisation.byCurvature(channels)] += v.unlimit(o);
  }
}
