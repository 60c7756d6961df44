package org.hyperbolic4j.poincare.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.hyperbolic.fused.FeatureBlock;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * The exponential or logarithmic map at the origin: vectors times a function of {@code y = c|v|^2}
 * (docs/gradients.md, section 5). Inputs: {@code [N, C, ...]}, c {@code [1]}.
 */
record RadialKernel(Radial map) implements FeatureKernel {

  private static final Signature SIGNATURE = Signature.of(MAP).with("the curvature", NUMBER);

  /** Which map. */
  enum Radial {
    /** tanh(x)/x of y = x^2. */
    TO_POINT {
      @Override
      double factor(double y) {
        return y < 1
            ? Hyperbolic.sinhc(y) / Hyperbolic.cosh(y)
            : Math.tanh(Math.sqrt(y)) / Math.sqrt(y);
      }

      @Override
      double slope(double y) {
        if (y < 1) {
          double cosh = Hyperbolic.cosh(y);
          double sinhc = Hyperbolic.sinhc(y);
          return (Hyperbolic.defect(y) * cosh - sinhc * sinhc) / (2 * cosh * cosh);
        }
        double tanh = Math.tanh(Math.sqrt(y));
        return (1 - tanh * tanh - tanh / Math.sqrt(y)) / (2 * y);
      }
    },
    /** atanh(x)/x of y = x^2; points on or beyond the boundary count as just inside. */
    TO_TANGENT {
      @Override
      double factor(double y) {
        double inside = Math.min(y, BOUNDARY);
        double x = Math.sqrt(inside);
        double atanhc =
            inside < SERIES
                ? series(inside, 0)
                : 0.5 * Math.log((1 + x) * (1 + x) / (1 - inside)) / x;
        return y > BOUNDARY ? atanhc * Math.sqrt(BOUNDARY / y) : atanhc;
      }

      @Override
      double slope(double y) {
        if (y > BOUNDARY) {
          return -factor(y) / (2 * y);
        }
        return y < SERIES ? series(y, 1) : (1 / (1 - y) - factor(y)) / (2 * y);
      }
    };

    private static final double BOUNDARY = 1 - 1e-15;
    private static final double SERIES = 0.04;
    private static final int TERMS = 12;

    /** Sum of y^k/(2k + 1), or its derivative. */
    private static double series(double y, int derivative) {
      double sum = 0;
      for (int k = TERMS; k >= derivative; k--) {
        double coefficient = 1.0 / (2 * k + 1);
        sum = sum * y + (derivative == 0 ? coefficient : k * coefficient);
      }
      return sum;
    }

    abstract double factor(double y);

    /** Derivative of the factor by y. */
    abstract double slope(double y);
  }

  @Override
  public String id() {
    return map == Radial.TO_POINT ? "poincare.toPoint" : "poincare.toTangent";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[1].scalar();
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          FeatureBlock v = new FeatureBlock(scratch, layout, c);
          double[] factor = scratch.doubles(layout.block());
          return piece -> {
            v.loadLimited(inputs[0], layout, piece);
            double[] n = v.squaredNorms();
            for (int i = 0; i < v.length(); i++) {
              factor[i] = map.factor(c * n[i]);
            }
            v.scale(factor);
            v.store(outputs[0], layout, piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[1].scalar();
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              FeatureBlock v = new FeatureBlock(scratch, layout, c);
              FeatureBlock g = new FeatureBlock(scratch, layout, c);
              double[] along = scratch.doubles(layout.block());
              double[] factor = scratch.doubles(layout.block());
              return (piece, sums) -> {
                v.loadLimited(inputs[0], layout, piece);
                g.loadVectors(cotangent, layout, piece);
                v.dot(g, along);
                double[] n = v.squaredNorms();
                double byCurvature = 0;
                for (int i = 0; i < v.length(); i++) {
                  double y = c * n[i];
                  along[i] *= map.slope(y);
                  byCurvature += n[i] * along[i];
                  along[i] *= 2 * c;
                  factor[i] = map.factor(y);
                }
                g.scale(factor);
                g.addScaled(along, v);
                byCurvature += v.unlimit(g);
                g.store(gradients[0], layout, piece);
                sums[0] = byCurvature;
              };
            });
    gradients[1].storeAll(totals);
  }
}
