package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Residual connection {@code log_0(exp_0(f) + exp_0(g)) = alpha f + beta g} (docs/gradients.md,
 * section 3). Inputs f, g {@code [N, C, ...]}, c {@code [1]}.
 */
record AddKernel(TangentCap cap) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP).with("the right summand", MAP).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.add(cap=%s)".formatted(cap.scaledNorm());
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          Block block = new Block(scratch, layout, c, cap);
          return piece -> {
            block.load(inputs, layout, piece);
            block.combine();
            block.result.store(outputs[0], layout, piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[2].scalar();
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              Block block = new Block(scratch, layout, c, cap);
              FeatureBlock o = new FeatureBlock(scratch, layout, c);
              FeatureBlock byG = new FeatureBlock(scratch, layout, c);
              return (piece, sums) -> {
                block.load(inputs, layout, piece);
                o.loadVectors(cotangent, layout, piece);
                double byCurvature = block.differentiate(o, byG);
                block.result.store(gradients[0], layout, piece);
                byG.store(gradients[1], layout, piece);
                sums[0] = byCurvature;
              };
            });
    gradients[2].storeAll(totals);
  }

  /** One block of positions; letters as in docs/gradients.md. */
  private static final class Block {
    private final double c;
    private final TangentBlock tangent;
    private final double[] sinh;
    private final double[] excess;
    private final double[] sinhSquared;
    private final FeatureBlock f;
    private final FeatureBlock g;
    private final FeatureBlock result;
    private final double[] k;
    private final double[] delta;
    private final double[] eta;
    private final double[] toF;
    private final double[] toG;
    private final double[] fToF;
    private final double[] gToG;
    private final double[] across;
    private final double[] square;
    private final double[] half;

    /** xi, (3.3). */
    private final double[] xi;

    private final double[] alongF;
    private final double[] alongG;
    private final double[] byTau;
    private final double[] byXi;
    private final double[] ofCurvature;
    private final RadialFunctions ofHalf;
    private final RadialFunctions ofRest;

    Block(Scratch scratch, FeatureLayout layout, double c, TangentCap cap) {
      this.c = c;
      tangent = new TangentBlock(scratch, new TangentMap(cap), layout.block());
      sinh = scratch.doubles(layout.block());
      excess = scratch.doubles(layout.block());
      sinhSquared = scratch.doubles(layout.block());
      f = new FeatureBlock(scratch, layout, c);
      g = new FeatureBlock(scratch, layout, c);
      result = new FeatureBlock(scratch, layout, c);
      k = scratch.doubles(layout.block());
      delta = scratch.doubles(layout.block());
      eta = scratch.doubles(layout.block());
      toF = scratch.doubles(layout.block());
      toG = scratch.doubles(layout.block());
      fToF = scratch.doubles(layout.block());
      gToG = scratch.doubles(layout.block());
      across = scratch.doubles(layout.block());
      square = scratch.doubles(layout.block());
      half = scratch.doubles(layout.block());
      xi = scratch.doubles(layout.block());
      alongF = scratch.doubles(layout.block());
      alongG = scratch.doubles(layout.block());
      byTau = scratch.doubles(layout.block());
      byXi = scratch.doubles(layout.block());
      ofCurvature = scratch.doubles(layout.block());
      ofHalf = new RadialFunctions(scratch, layout.block());
      ofRest = new RadialFunctions(scratch, layout.block());
    }

    void load(Tensor[] inputs, FeatureLayout layout, int piece) {
      f.load(inputs[0], layout, piece);
      g.load(inputs[1], layout, piece);
      result.copyLength(f);
      int length = f.length();
      for (int i = 0; i < length; i++) {
        delta[i] = 0;
        eta[i] = 0;
      }
      for (int channel = 0; channel < f.channels(); channel++) {
        double[] ofF = f.v[channel];
        double[] ofG = g.v[channel];
        for (int i = 0; i < length; i++) {
          double sum = ofF[i] + ofG[i];
          delta[i] += sum * (ofF[i] - ofG[i]);
          eta[i] += sum * sum;
        }
      }
      for (int i = 0; i < length; i++) {
        double apart = eta[i];
        double product = 0.5 * (apart - f.n[i] - g.n[i]);
        double radial = HalfDistance.delta(c, delta[i], f.n[i], g.n[i]);
        k[i] = product;
        delta[i] = radial;
        square[i] = apart;
        eta[i] = 0.5 * HalfDistance.zeta(c, apart, radial);
      }
      for (int i = 0; i < length; i++) {
        if (f.sine[i] * g.sine[i] >= HalfDistance.FAR) {
          eta[i] = 0.5 * farZeta(i);
        }
      }
      // tau - 1, (3.3).
      Runs.best().sinh(delta, length, sinh);
      for (int i = 0; i < length; i++) {
        double beyond = 2 * sinh[i] * sinh[i] + f.sine[i] * g.sine[i] * eta[i];
        excess[i] = beyond;
        sinhSquared[i] = beyond * (beyond + 2);
      }
      tangent.of(sinhSquared, excess, length);
      for (int i = 0; i < length; i++) {
        double x = 2 * Math.sqrt(c * g.n[i]) - Math.sqrt(c * f.n[i]);
        ofHalf.square[i] = c * f.n[i];
        ofRest.square[i] = x * x;
      }
      ofHalf.ofSquares(length);
      ofRest.ofSquares(length);
      for (int i = 0; i < length; i++) {
        double share = f.sine[i] / (1 + f.cosine[i]);
        half[i] = share;
        xi[i] = ofRest.cosh[i] / ofHalf.cosh[i] + share * g.sine[i] * eta[i];
      }
    }

    /** zeta of f and -g, of which eta has the squared difference. */
    private double farZeta(int i) {
      double lengthF = HalfDistance.length(f.n[i]);
      double lengthG = HalfDistance.length(g.n[i]);
      double turn = 0;
      for (int channel = 0; channel < f.channels(); channel++) {
        double turned =
            HalfDistance.direction(f.v[channel][i], lengthF)
                + HalfDistance.direction(g.v[channel][i], lengthG);
        turn += turned * turned;
      }
      return HalfDistance.zeta(c, square[i], delta[i], c * lengthF * lengthG, turn);
    }

    void combine() {
      for (int i = 0; i < f.length(); i++) {
        double factor = tangent.factor[i];
        toF[i] = factor * xi[i] * f.sine[i];
        toG[i] = factor * g.sine[i];
      }
      for (int channel = 0; channel < f.channels(); channel++) {
        double[] ofF = f.v[channel];
        double[] ofG = g.v[channel];
        double[] sum = result.v[channel];
        for (int i = 0; i < f.length(); i++) {
          sum[i] = toF[i] * ofF[i] + toG[i] * ofG[i];
        }
      }
    }

    /** Gradients (3.4) to (3.8): by f into the result, by g into its own block, by c returned. */
    double differentiate(FeatureBlock o, FeatureBlock byG) {
      byG.copyLength(f);
      int length = f.length();
      o.dot(f, alongF);
      o.dot(g, alongG);
      tangent.slopes(sinhSquared, excess, length);
      for (int i = 0; i < length; i++) {
        double ofF = tangent.factor[i] * xi[i] * f.sine[i];
        double ofG = tangent.factor[i] * g.sine[i];
        double first = tangent.slope[i] * (f.sine[i] * xi[i] * alongF[i] + g.sine[i] * alongG[i]);
        double second = tangent.factor[i] * f.sine[i] * alongF[i];
        toF[i] = ofF;
        toG[i] = ofG;
        byTau[i] = first;
        byXi[i] = second;
      }
      for (int i = 0; i < length; i++) {
        double w = byTau[i] * c * k[i];
        double byHalf = byXi[i] * c * k[i] * g.sine[i] / (1 + f.cosine[i]);
        double byFSine = tangent.factor[i] * xi[i] * alongF[i] + w * g.sine[i] + byHalf;
        double byFCosine = byTau[i] * g.cosine[i] - byHalf * half[i];
        double byF = f.slope[i] * byFSine + f.sine[i] * byFCosine;
        fToF[i] = byF;
      }
      for (int i = 0; i < length; i++) {
        double pull = byTau[i] * f.sine[i] + byXi[i] * half[i];
        double byGSine = tangent.factor[i] * alongG[i] + c * k[i] * pull;
        double byGCosine = byTau[i] * f.cosine[i] + byXi[i];
        double byGn = g.slope[i] * byGSine + g.sine[i] * byGCosine;
        double byK = g.sine[i] * pull;
        gToG[i] = byGn;
        across[i] = byK;
      }
      for (int i = 0; i < length; i++) {
        double byCurvature = f.n[i] * fToF[i] + g.n[i] * gToG[i] + k[i] * across[i];
        double byF = 2 * c * fToF[i];
        double byOther = 2 * c * gToG[i];
        double byK = c * across[i];
        ofCurvature[i] = byCurvature;
        fToF[i] = byF;
        gToG[i] = byOther;
        across[i] = byK;
      }
      for (int channel = 0; channel < f.channels(); channel++) {
        double[] ofF = f.v[channel];
        double[] ofG = g.v[channel];
        double[] ofO = o.v[channel];
        double[] gradientF = result.v[channel];
        double[] gradientG = byG.v[channel];
        for (int i = 0; i < length; i++) {
          double byF = toF[i] * ofO[i] + fToF[i] * ofF[i] + across[i] * ofG[i];
          double byOther = toG[i] * ofO[i] + gToG[i] * ofG[i] + across[i] * ofF[i];
          gradientF[i] = byF;
          gradientG[i] = byOther;
        }
      }
      return Runs.best().sum(ofCurvature, length) + f.unlimit(result) + g.unlimit(byG);
    }
  }
}
