package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
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
        () -> {
          Scratch scratch = new Scratch(layout, c, cap);
          return piece -> {
            scratch.load(inputs, layout, piece);
            scratch.combine();
            scratch.result.store(outputs[0], layout, piece);
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
            () -> {
              Scratch scratch = new Scratch(layout, c, cap);
              FeatureBlock o = new FeatureBlock(layout, c);
              FeatureBlock byG = new FeatureBlock(layout, c);
              return (piece, sums) -> {
                scratch.load(inputs, layout, piece);
                o.loadVectors(cotangent, layout, piece);
                double byCurvature = scratch.differentiate(o, byG);
                scratch.result.store(gradients[0], layout, piece);
                byG.store(gradients[1], layout, piece);
                sums[0] = byCurvature;
              };
            });
    gradients[2].storeAll(totals);
  }

  /** One block of positions; letters as in docs/gradients.md. */
  private static final class Scratch {
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

    Scratch(FeatureLayout layout, double c, TangentCap cap) {
      this.c = c;
      tangent = new TangentBlock(new TangentMap(cap), layout.block());
      sinh = new double[layout.block()];
      excess = new double[layout.block()];
      sinhSquared = new double[layout.block()];
      f = new FeatureBlock(layout, c);
      g = new FeatureBlock(layout, c);
      result = new FeatureBlock(layout, c);
      k = new double[layout.block()];
      delta = new double[layout.block()];
      eta = new double[layout.block()];
      toF = new double[layout.block()];
      toG = new double[layout.block()];
      fToF = new double[layout.block()];
      gToG = new double[layout.block()];
      across = new double[layout.block()];
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
        int at = f.at(channel);
        for (int i = 0; i < length; i++) {
          double sum = f.v[at + i] + g.v[at + i];
          delta[i] += sum * (f.v[at + i] - g.v[at + i]);
          eta[i] += sum * sum;
        }
      }
      for (int i = 0; i < length; i++) {
        k[i] = 0.5 * (eta[i] - f.n[i] - g.n[i]);
        delta[i] = HalfDistance.delta(c, delta[i], f.n[i], g.n[i]);
        eta[i] = 0.5 * zeta(i);
      }
      // tau - 1, (3.3).
      Runs.best().sinh(delta, 0, length, sinh);
      for (int i = 0; i < length; i++) {
        excess[i] = 2 * sinh[i] * sinh[i] + f.sine[i] * g.sine[i] * eta[i];
        sinhSquared[i] = excess[i] * (excess[i] + 2);
      }
      tangent.of(sinhSquared, excess, length);
    }

    /** zeta of f and -g, of which eta has the squared difference. */
    private double zeta(int i) {
      if (f.sine[i] * g.sine[i] < HalfDistance.FAR) {
        return HalfDistance.zeta(c, eta[i], delta[i]);
      }
      double lengthF = HalfDistance.length(f.n[i]);
      double lengthG = HalfDistance.length(g.n[i]);
      double turn = 0;
      for (int channel = 0; channel < f.channels(); channel++) {
        int j = f.at(channel) + i;
        double turned =
            HalfDistance.direction(f.v[j], lengthF) + HalfDistance.direction(g.v[j], lengthG);
        turn += turned * turned;
      }
      return HalfDistance.zeta(c, eta[i], delta[i], c * lengthF * lengthG, turn);
    }

    private double half(int i) {
      return f.sine[i] / (1 + f.cosine[i]);
    }

    /** xi, (3.3). */
    private double xi(int i) {
      double a = Math.sqrt(c * f.n[i]);
      double x = 2 * Math.sqrt(c * g.n[i]) - a;
      return Hyperbolic.cosh(x * x) / Hyperbolic.cosh(a * a) + half(i) * g.sine[i] * eta[i];
    }

    void combine() {
      for (int i = 0; i < f.length(); i++) {
        double factor = tangent.factor[i];
        toF[i] = factor * xi(i) * f.sine[i];
        toG[i] = factor * g.sine[i];
      }
      for (int channel = 0; channel < f.channels(); channel++) {
        int at = f.at(channel);
        for (int i = 0; i < f.length(); i++) {
          result.v[at + i] = toF[i] * f.v[at + i] + toG[i] * g.v[at + i];
        }
      }
    }

    /** Gradients (3.4) to (3.8): by f into the result, by g into its own block, by c returned. */
    double differentiate(FeatureBlock o, FeatureBlock byG) {
      byG.copyLength(f);
      int length = f.length();
      double[] alongF = new double[length];
      double[] alongG = new double[length];
      o.dot(f, alongF);
      o.dot(g, alongG);
      tangent.slopes(sinhSquared, excess, length);
      double byCurvature = 0;
      for (int i = 0; i < length; i++) {
        double factor = tangent.factor[i];
        double slope = tangent.slope[i];
        double xi = xi(i);
        double half = half(i);
        double byTau = slope * (f.sine[i] * xi * alongF[i] + g.sine[i] * alongG[i]);
        double byXi = factor * f.sine[i] * alongF[i];
        double w = byTau * c * k[i];
        double u = byXi * c * k[i];
        double byHalf = u * g.sine[i];
        double byFSine = factor * xi * alongF[i] + w * g.sine[i] + byHalf / (1 + f.cosine[i]);
        double byFCosine = byTau * g.cosine[i] - byHalf * half / (1 + f.cosine[i]);
        double byGSine = factor * alongG[i] + w * f.sine[i] + u * half;
        double byGCosine = byTau * f.cosine[i] + byXi;
        double byF = f.slope[i] * byFSine + f.sine[i] * byFCosine;
        double byGn = g.slope[i] * byGSine + g.sine[i] * byGCosine;
        double byK = g.sine[i] * (byTau * f.sine[i] + byXi * half);
        byCurvature += f.n[i] * byF + g.n[i] * byGn + k[i] * byK;
        toF[i] = factor * xi * f.sine[i];
        toG[i] = factor * g.sine[i];
        fToF[i] = 2 * c * byF;
        gToG[i] = 2 * c * byGn;
        across[i] = c * byK;
      }
      for (int channel = 0; channel < f.channels(); channel++) {
        int at = f.at(channel);
        for (int i = 0; i < length; i++) {
          int j = at + i;
          result.v[j] = toF[i] * o.v[j] + fToF[i] * f.v[j] + across[i] * g.v[j];
          byG.v[j] = toG[i] * o.v[j] + gToG[i] * g.v[j] + across[i] * f.v[j];
        }
      }
      return byCurvature + f.unlimit(result) + g.unlimit(byG);
    }
  }
}
