package org.hyperbolic4j.hyperbolic.fused;

import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * One block of positions of {@link HyperplanesKernel}; letters and equation numbers as in section 4
 * of docs/gradients.md. Positions where something would overflow go through {@link FarPosition} one
 * by one.
 */
final class HyperplaneBlock {

  /** Largest argument of a hyperbolic function here: products of two of them stay finite. */
  static final double LARGEST = 150;

  /** Further out, slopes at vectors at right angles to a normal are bounded one by one. */
  private static final double FAR = 30;

  private final FeatureLayout layout;
  private final Hyperplanes planes;
  private final HyperplaneSettings settings;
  private final int capacity;
  private int length;

  private final double[] p;
  private final double[] n;
  private final ConformalFactor.Functions functions;
  private final double[] q;
  private final double[] chi;
  private final double[] t;
  private final double[] result;
  private final double[] sinhSquared;
  private final double[] factor;
  private final double[] theta;
  private final double[] sinh;
  private final RadialFunctions ofTheta;
  private final List<FarPosition> far = new ArrayList<>();
  private final double[] g;
  private final double[] along;
  private final double[] pull;
  private final double[] byN;
  private final double[] sine;
  private final double[] cosine;
  private final double[] weight;
  private final double[] excess;
  private final double[] product;

  HyperplaneBlock(FeatureLayout layout, Hyperplanes planes, HyperplaneSettings settings) {
    this.layout = layout;
    this.planes = planes;
    this.settings = settings;
    capacity = layout.block();
    int size = planes.count() * capacity;
    p = new double[size];
    n = new double[capacity];
    functions = new ConformalFactor.Functions(capacity);
    q = new double[size];
    chi = new double[size];
    t = new double[size];
    result = new double[size];
    sinhSquared = new double[capacity];
    factor = new double[capacity];
    theta = new double[capacity];
    sinh = new double[capacity];
    ofTheta = new RadialFunctions(capacity);
    g = new double[size];
    along = new double[capacity];
    pull = new double[capacity];
    byN = new double[capacity];
    sine = new double[capacity];
    cosine = new double[capacity];
    weight = new double[capacity];
    excess = new double[capacity];
    product = new double[capacity];
  }

  void load(Tensor[] inputs, int piece) {
    length = layout.length(piece);
    for (int k = 0; k < planes.count(); k++) {
      inputs[0].load(layout.run(piece, k), p, k * capacity, length);
    }
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.max(-planes.mostProduct, Math.min(p[i], planes.mostProduct));
    }
    inputs[1].load(layout.singleRun(piece), n, 0, length);
    far.clear();
    for (int i = 0; i < length; i++) {
      n[i] = Math.max(0, Math.min(n[i], planes.mostSquare));
      if (2 * planes.s * Math.sqrt(n[i]) + planes.furthestOffset > FAR) {
        setAside(i);
      }
    }
  }

  /** Computes one position apart from the block. */
  private void setAside(int i) {
    double[] products = new double[planes.count()];
    for (int k = 0; k < products.length; k++) {
      products[k] = p[k * capacity + i];
      p[k * capacity + i] = 0;
    }
    far.add(new FarPosition(planes, settings, i, products, n[i]));
    n[i] = 0;
    clear(i);
  }

  /** What is set aside counts nothing in the block. */
  private void clear(int i) {
    for (int k = 0; k < planes.count(); k++) {
      q[k * capacity + i] = 0;
      chi[k * capacity + i] = 0;
      t[k * capacity + i] = 0;
    }
  }

  void store(Tensor output, int piece) {
    storeInto(output, piece, result);
  }

  private void storeInto(Tensor output, int piece, double[] values) {
    for (int k = 0; k < planes.count(); k++) {
      output.store(layout.run(piece, k), values, k * capacity, length);
    }
  }

  /** Forward, (4.1) and (4.2), and for tangent output the map. */
  void evaluate() {
    settings.factor().evaluate(planes.c, n, length, functions);
    for (int k = 0; k < planes.count(); k++) {
      int at = k * capacity;
      double scale = planes.s * planes.cosh[k] / planes.lengths[k];
      double twice = 2 * planes.lengths[k];
      for (int i = 0; i < length; i++) {
        q[at + i] =
            functions.sine()[i] * scale * p[at + i] - functions.cosine()[i] * planes.sinh[k];
      }
      Runs.best().asinh(q, at, length, chi);
      for (int i = 0; i < length; i++) {
        t[at + i] = twice * chi[at + i];
      }
    }
    for (FarPosition position : far) {
      clear(position.index());
    }
    setAsideLargeResults();
    if (settings.tangent()) {
      map();
    } else {
      for (int k = 0; k < planes.count(); k++) {
        for (int i = 0; i < length; i++) {
          result[k * capacity + i] = t[k * capacity + i] / planes.s;
        }
      }
    }
    for (FarPosition position : far) {
      position.evaluate();
      for (int k = 0; k < planes.count(); k++) {
        result[k * capacity + position.index()] = position.result(k);
      }
    }
  }

  private void setAsideLargeResults() {
    for (int i = 0; i < length; i++) {
      theta[i] = 0;
    }
    for (int k = 0; k < planes.count(); k++) {
      for (int i = 0; i < length; i++) {
        int at = k * capacity + i;
        // asinh gives no NaN.
        double angle = Math.abs(chi[at]);
        double result = Math.abs(t[at]);
        double larger = result > angle ? result : angle;
        theta[i] = larger > theta[i] ? larger : theta[i];
      }
    }
    for (int i = 0; i < length; i++) {
      if (theta[i] > LARGEST) {
        setAside(i);
      }
    }
  }

  /**
   * The fully connected layer and the map back to tangent coordinates, (4.3) and (4.4); q, chi, t
   * and the factor stay.
   */
  private void map() {
    for (int i = 0; i < length; i++) {
      sinhSquared[i] = 0;
    }
    for (int k = 0; k < planes.count(); k++) {
      int at = k * capacity;
      Runs.best().sinh(t, at, length, result);
      for (int i = 0; i < length; i++) {
        sinhSquared[i] += result[at + i] * result[at + i];
      }
    }
    for (int i = 0; i < length; i++) {
      sinh[i] = Math.sqrt(sinhSquared[i]);
    }
    Runs.best().asinh(sinh, 0, length, theta);
    ofTheta.of(1, theta, length);
    for (int i = 0; i < length; i++) {
      factor[i] =
          theta[i] > settings.furthest()
              ? settings.furthest() / (2 * planes.s * sinh[i])
              : theta[i] < 1
                  ? 0.5 / (planes.s * ofTheta.sinhc[i])
                  : 0.5 * theta[i] / (planes.s * sinh[i]);
    }
    for (int k = 0; k < planes.count(); k++) {
      int at = k * capacity;
      for (int i = 0; i < length; i++) {
        result[at + i] *= factor[i];
      }
    }
  }

  /**
   * Backward, (4.5) to (4.10): gradients by the inner products into g, by n into byN.
   *
   * @param sums gets the sums for the lengths, the offsets and c
   */
  void differentiate(Tensor cotangent, int piece, double[] sums) {
    for (int k = 0; k < planes.count(); k++) {
      cotangent.load(layout.run(piece, k), g, k * capacity, length);
    }
    for (FarPosition position : far) {
      double[] own = new double[planes.count()];
      for (int k = 0; k < own.length; k++) {
        own[k] = g[k * capacity + position.index()];
        g[k * capacity + position.index()] = 0;
      }
      position.differentiate(own, sums);
    }
    int last = 2 * planes.count();
    if (settings.tangent()) {
      sums[last] += pullBack();
    } else {
      for (int k = 0; k < planes.count(); k++) {
        for (int i = 0; i < length; i++) {
          g[k * capacity + i] /= planes.s;
        }
      }
    }
    for (int i = 0; i < length; i++) {
      along[i] = 0;
      pull[i] = 0;
    }
    for (int k = 0; k < planes.count(); k++) {
      plane(k, sums);
    }
    for (int i = 0; i < length; i++) {
      double c = planes.c;
      byN[i] =
          2
              * c
              * (planes.s * functions.sineSlope()[i] * along[i]
                  - functions.cosineSlope()[i] * pull[i]);
      sums[last] += n[i] * byN[i] / c;
    }
    for (FarPosition position : far) {
      byN[position.index()] = position.gradientOfSquaredNorm();
      for (int k = 0; k < planes.count(); k++) {
        g[k * capacity + position.index()] = position.gradient(k);
      }
    }
  }

  /** From gradients by the result to gradients by t, (4.5); returns its part of c's gradient. */
  private double pullBack() {
    for (int i = 0; i < length; i++) {
      along[i] = 0;
    }
    for (int k = 0; k < planes.count(); k++) {
      int at = k * capacity;
      for (int i = 0; i < length; i++) {
        along[i] += g[at + i] * result[at + i];
      }
    }
    double byCurvature = 0;
    for (int i = 0; i < length; i++) {
      // kappa: which part of the radial component the map back takes away.
      double root = Math.sqrt(1 + sinhSquared[i]);
      double kappa =
          theta[i] > settings.furthest()
              ? 1
              : theta[i] < 1
                  ? ofTheta.square[i] * ofTheta.defect[i] / root
                  : 1 - ofTheta.sinhc[i] / root;
      byCurvature -= along[i] * kappa;
      double norm = factor[i] * factor[i] * sinhSquared[i];
      pull[i] = norm > 0 ? kappa * along[i] / norm : 0;
    }
    double rest = 0;
    for (int k = 0; k < planes.count(); k++) {
      int at = k * capacity;
      for (int i = 0; i < length; i++) {
        sine[i] = result[at + i] / factor[i];
        cosine[i] = Math.sqrt(1 + sine[i] * sine[i]);
        weight[i] = factor[i] * (g[at + i] - pull[i] * result[at + i]);
        g[at + i] = weight[i] * cosine[i];
      }
      Runs.best().coshExcess(t, sine, cosine, at, length, excess);
      rest += Sums.dot(weight, 0, excess, 0, length);
    }
    return (byCurvature + rest) / (2 * planes.c);
  }

  /** One hyperplane: g from gradients by t to gradients by p, and all sums, (4.6) to (4.10). */
  private void plane(int k, double[] sums) {
    int at = k * capacity;
    double s = planes.s;
    double lengthOfNormal = planes.lengths[k];
    double cosh = planes.cosh[k];
    double sinh = planes.sinh[k];
    for (int i = 0; i < length; i++) {
      sine[i] = q[at + i];
      cosine[i] = Math.sqrt(1 + sine[i] * sine[i]);
      weight[i] = g[at + i] / cosine[i];
    }
    Runs.best().coshExcess(chi, sine, cosine, at, length, excess);
    double withCosine = Sums.dot(functions.cosine(), 0, weight, 0, length);
    double withChi = Sums.dot(chi, at, g, at, length);
    double withExcess = Sums.dot(excess, 0, weight, 0, length);
    for (int i = 0; i < length; i++) {
      product[i] = p[at + i] * weight[i];
    }
    double withSine = Sums.dot(functions.sine(), 0, product, 0, length);
    for (int i = 0; i < length; i++) {
      along[i] += cosh * product[i];
      pull[i] += lengthOfNormal * sinh * weight[i];
      g[at + i] = 2 * s * functions.sine()[i] * cosh * weight[i];
    }
    double r = planes.offsets[k];
    double angle = 2 * s * r;
    sums[k] += 2 * withChi - 2 * s * cosh / lengthOfNormal * withSine;
    sums[planes.count() + k] += 4 * s * (s * sinh * withSine - lengthOfNormal * cosh * withCosine);
    sums[2 * planes.count()] +=
        2 * r * sinh * withSine
            - (lengthOfNormal / planes.c)
                * (Hyperbolic.coshExcess(angle, sinh, cosh) * withCosine + withExcess);
  }

  void storeGradients(Tensor[] gradients, int piece) {
    storeInto(gradients[0], piece, g);
    gradients[1].store(layout.singleRun(piece), byN, 0, length);
  }
}
