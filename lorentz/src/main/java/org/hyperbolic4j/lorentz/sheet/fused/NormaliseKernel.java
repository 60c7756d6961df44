package org.hyperbolic4j.lorentz.sheet.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Recentre and rescale (docs/gradients.md, (9.11) and (9.12)). Inputs x {@code [N, C, ...]}, centre
 * {@code [C]}, dispersion {@code [1]}, bias {@code [C]}, scale {@code [1]}, c {@code [1]}.
 *
 * @param epsilon added to the dispersion
 * @param reach distance of the furthest results, in radii of curvature
 */
record NormaliseKernel(double epsilon, double reach) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP)
          .with("the centre", CHANNELS)
          .with("the dispersion", NUMBER)
          .with("the bias", CHANNELS)
          .with("the scale", NUMBER)
          .with("the curvature", NUMBER);

  /** A gradient has its third power; what it stretches to the furthest points is nearly a point. */
  private static final double LARGEST_RATIO = 1e60;

  @Override
  public String id() {
    return "lorentz.native.normalise(epsilon=%s,reach=%s)".formatted(epsilon, reach);
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  /** The small inputs. */
  private final class Batch {
    private final double c;
    private final double dispersion;
    private final double scale;
    private final double ratio;
    private final boolean held;
    private final SpacePart centre;
    private final SpacePart bias;
    private final SpacePart mirrored;

    Batch(Tensor[] inputs) {
      c = inputs[5].scalar();
      dispersion = inputs[2].scalar();
      scale = inputs[4].scalar();
      double asked = Math.sqrt(Math.max(scale, 0) / (Math.max(dispersion, 0) + epsilon));
      held = asked > LARGEST_RATIO;
      ratio = held ? LARGEST_RATIO : asked;
      centre = new SpacePart(inputs[1].toArray(), c);
      bias = new SpacePart(inputs[3].toArray(), c);
      mirrored = bias.negated();
    }

    void finish(double[] sums, Tensor[] gradients) {
      int channels = centre.x.length;
      int second = Boost.sums(channels);
      double[] byCentre = Boost.byPoint(centre, sums, 0);
      double[] byBias = Boost.byPoint(mirrored, sums, second);
      for (int channel = 0; channel < channels; channel++) {
        byBias[channel] = -byBias[channel];
      }
      double byCurvature =
          sums[second - 1] + sums[2 * second - 1] + centre.unlimit(byCentre) + bias.unlimit(byBias);
      double byRatio = held ? 0 : sums[2 * second];
      gradients[1].storeAll(byCentre);
      gradients[2].storeAll(dispersion < 0 ? 0 : -byRatio * ratio / (2 * (dispersion + epsilon)));
      gradients[3].storeAll(byBias);
      gradients[4].storeAll(scale > 0 ? byRatio * ratio / (2 * scale) : 0);
      gradients[5].storeAll(byCurvature);
    }
  }

  /** One thread's scratch. */
  private static final class Run {
    private final Batch batch;
    private final double reach;
    private final double c;
    private final SheetBlock x;
    private final Boost boost;
    private final SheetBlock stretched;
    private final Boost back;
    private final double[] square;
    private final double[] factor;
    private final double[] byFactor;

    Run(Scratch scratch, FeatureLayout layout, Batch batch, double reach) {
      this.batch = batch;
      this.reach = reach;
      c = batch.c;
      x = new SheetBlock(scratch, layout, c);
      boost = new Boost(scratch, layout, batch.centre, c);
      stretched = new SheetBlock(scratch, layout, c);
      back = new Boost(scratch, layout, batch.mirrored, c);
      square = scratch.doubles(layout.block());
      factor = scratch.doubles(layout.block());
      byFactor = scratch.doubles(layout.block());
    }

    /** r, or less where it would stretch too far. */
    private double ratio(double angle) {
      return angle * batch.ratio > SpacePart.FURTHEST ? SpacePart.FURTHEST / angle : batch.ratio;
    }

    void evaluate(Tensor map, int piece) {
      x.load(map, piece);
      boost.of(x);
      boost.seen.dot(boost.seen, square);
      for (int i = 0; i < x.length(); i++) {
        double angle = DispersionKernel.angle(c * square[i]);
        double r = ratio(angle);
        double t = r * r * angle * angle;
        factor[i] = r * Hyperbolic.sinhc(t) / Hyperbolic.sinhc(angle * angle);
        stretched.g[i] = Hyperbolic.cosh(t);
      }
      stretched.scaled(factor, boost.seen);
      back.of(stretched);
      back.seen.limit(Math.sinh(reach));
    }

    void differentiate(SheetBlock gradient, double[] sums) {
      int second = Boost.sums(x.channels());
      double byCurvature = back.seen.unlimit(gradient);
      back.differentiate(stretched, gradient, sums, second);
      gradient.dot(boost.seen, byFactor);
      double byRatio = 0;
      for (int i = 0; i < x.length(); i++) {
        double angle = DispersionKernel.angle(c * square[i]);
        double r = ratio(angle);
        double t = angle * angle;
        double sinhc = Hyperbolic.sinhc(t);
        double far = r * r * t;
        double byAngle =
            r
                / (2 * sinhc)
                * (r * r * Hyperbolic.defect(far)
                    - Hyperbolic.sinhc(far) * Hyperbolic.defect(t) / sinhc);
        double ofRatio = Hyperbolic.cosh(far) / sinhc;
        if (r == batch.ratio) {
          byRatio += byFactor[i] * ofRatio;
        } else {
          byAngle -= ofRatio * r / (2 * t);
        }
        double bySquare = byFactor[i] * byAngle / (sinhc * Math.sqrt(1 + c * square[i]));
        byCurvature += bySquare * square[i];
        byFactor[i] = 2 * c * bySquare;
      }
      gradient.scaled(factor, gradient);
      gradient.addScaled(byFactor, boost.seen);
      boost.differentiate(x, gradient, sums, 0);
      sums[second - 1] += byCurvature + x.unlimit(gradient);
      sums[2 * second] += byRatio;
    }
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Batch batch = new Batch(inputs);
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          Run run = new Run(scratch, layout, batch, reach);
          return piece -> {
            run.evaluate(inputs[0], piece);
            run.back.seen.store(outputs[0], piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Batch batch = new Batch(inputs);
    double[] totals =
        workers.sum(
            layout.pieces(),
            2 * Boost.sums(layout.channels()) + 1,
            scratch -> {
              Run run = new Run(scratch, layout, batch, reach);
              SheetBlock gradient = new SheetBlock(scratch, layout, batch.c);
              return (piece, sums) -> {
                run.evaluate(inputs[0], piece);
                gradient.loadVectors(cotangent, piece);
                run.differentiate(gradient, sums);
                gradient.store(gradients[0], piece);
              };
            });
    batch.finish(totals, gradients);
  }
}
