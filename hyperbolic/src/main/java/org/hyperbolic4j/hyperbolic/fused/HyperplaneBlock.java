package org.hyperbolic4j.hyperbolic.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
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
  private final TangentMap map;
  private int length;

  private final double[][] p;
  private final double[] n;
  private final ConformalFactor.Functions functions;
  private final ConformalFactor.Functions ofOne;
  private final double[][] q;
  private final double[][] chi;
  private final double[][] t;
  private final double[][] result;
  private final double[] sinhSquared;
  private final double[] factor;
  private final double[] theta;
  private final double[] sinh;
  private final RadialFunctions ofTheta;
  private final List<FarPosition> far = new ArrayList<>();
  private final double[][] g;
  private final double[] along;
  private final double[] pull;
  private final double[] byN;
  private final double[] cosine;
  private final double[] weight;
  private final double[] excess;
  private final double[] product;

  HyperplaneBlock(
      Scratch scratch, FeatureLayout layout, Hyperplanes planes, HyperplaneSettings settings) {
    this.layout = layout;
    this.planes = planes;
    this.settings = settings;
    map = new TangentMap(settings.cap());
    int capacity = layout.block();
    int count = planes.count();
    p = scratch.doubles(count, capacity);
    n = scratch.doubles(capacity);
    functions = new ConformalFactor.Functions(scratch, capacity);
    ofOne = new ConformalFactor.Functions(scratch, 1);
    q = scratch.doubles(count, capacity);
    chi = scratch.doubles(count, capacity);
    t = scratch.doubles(count, capacity);
    result = scratch.doubles(count, capacity);
    sinhSquared = scratch.doubles(capacity);
    factor = scratch.doubles(capacity);
    theta = scratch.doubles(capacity);
    sinh = scratch.doubles(capacity);
    ofTheta = new RadialFunctions(scratch, capacity);
    g = scratch.doubles(count, capacity);
    along = scratch.doubles(capacity);
    pull = scratch.doubles(capacity);
    byN = scratch.doubles(capacity);
    cosine = scratch.doubles(capacity);
    weight = scratch.doubles(capacity);
    excess = scratch.doubles(capacity);
    product = scratch.doubles(capacity);
  }

  void load(Tensor[] inputs, int piece) {
    length = layout.length(piece);
    for (int k = 0; k < planes.count(); k++) {
      layout.load(inputs[0], piece, k, p[k]);
    }
    inputs[1].load(layout.singleRun(piece), n, 0, length);
    for (int i = 0; i < length; i++) {
      n[i] = Math.max(0, Math.min(n[i], planes.mostSquare));
    }
    far.clear();
    double longest = Math.max(0, FAR - planes.furthestOffset) / (2 * planes.s);
    double most = longest * longest;
    if (Runs.best().reaches(n, length, most)) {
      for (int i = 0; i < length; i++) {
        if (n[i] >= most) {
          setAside(i);
        }
      }
    }
  }

  /** Computes one position apart from the block. */
  private void setAside(int i) {
    double[] products = new double[planes.count()];
    for (int k = 0; k < products.length; k++) {
      // Products as large as the bound always lead here: chi of them is beyond what a block holds.
      products[k] = Math.max(-planes.mostProduct, Math.min(p[k][i], planes.mostProduct));
      p[k][i] = 0;
    }
    far.add(new FarPosition(planes, settings, i, products, n[i], ofOne));
    n[i] = 0;
    clear(i);
  }

  /** What is set aside counts nothing in the block. */
  private void clear(int i) {
    theta[i] = 0;
    for (int k = 0; k < planes.count(); k++) {
      q[k][i] = 0;
      chi[k][i] = 0;
      t[k][i] = 0;
    }
  }

  void store(Tensor output, int piece) {
    storeInto(output, piece, result);
  }

  private void storeInto(Tensor output, int piece, double[][] values) {
    for (int k = 0; k < planes.count(); k++) {
      layout.store(output, piece, k, values[k]);
    }
  }

  /** Forward, (4.1) and (4.2), and for tangent output the map. */
  void evaluate() {
    prepare();
    for (int k = 0; k < planes.count(); k++) {
      if (settings.tangent()) {
        scale(result[k]);
      } else {
        divide(t[k], planes.s, result[k]);
      }
    }
    for (FarPosition position : far) {
      for (int k = 0; k < planes.count(); k++) {
        result[k][position.index()] = position.result(k);
      }
    }
  }

  /** What both passes need: q, chi, t, for tangent output the sines of t and the map's factor. */
  void prepare() {
    settings.factor().evaluate(planes.c, n, length, functions);
    Arrays.fill(theta, 0, length, 0);
    for (int k = 0; k < planes.count(); k++) {
      project(p[k], planes.s * planes.cosh[k] / planes.lengths[k], planes.sinh[k], q[k]);
      Runs.best().asinh(q[k], length, chi[k]);
      stretch(2 * planes.lengths[k], chi[k], t[k]);
    }
    for (FarPosition position : far) {
      clear(position.index());
    }
    setAsideLargeResults();
    far.forEach(FarPosition::evaluate);
    if (settings.tangent()) {
      map();
    }
  }

  private void scale(double[] row) {
    for (int i = 0; i < length; i++) {
      row[i] *= factor[i];
    }
  }

  private void project(double[] products, double scale, double sinhOfOffset, double[] into) {
    double[] sines = functions.sine();
    double[] cosines = functions.cosine();
    for (int i = 0; i < length; i++) {
      into[i] = sines[i] * scale * products[i] - cosines[i] * sinhOfOffset;
    }
  }

  /** From chi to t; theta becomes the largest of both. */
  private void stretch(double factor, double[] row, double[] into) {
    double most = Math.max(1, factor);
    for (int i = 0; i < length; i++) {
      double angle = row[i];
      into[i] = factor * angle;
      theta[i] = Math.max(theta[i], most * Math.abs(angle));
    }
  }

  private void divide(double[] row, double divisor, double[] into) {
    for (int i = 0; i < length; i++) {
      into[i] = row[i] / divisor;
    }
  }

  private void setAsideLargeResults() {
    if (!Runs.best().reaches(theta, length, LARGEST)) {
      return;
    }
    for (int i = 0; i < length; i++) {
      if (theta[i] > LARGEST) {
        setAside(i);
      }
    }
  }

  /**
   * The fully connected layer, its sines into the result, and the factor back to tangent
   * coordinates, (4.3) and (4.4).
   */
  private void map() {
    Arrays.fill(sinhSquared, 0, length, 0);
    for (int k = 0; k < planes.count(); k++) {
      double[] row = result[k];
      Runs.best().sinh(t[k], length, row);
      for (int i = 0; i < length; i++) {
        sinhSquared[i] += row[i] * row[i];
      }
    }
    for (int i = 0; i < length; i++) {
      sinh[i] = Math.sqrt(sinhSquared[i]);
    }
    Runs.best().asinh(sinh, length, theta);
    for (int i = 0; i < length; i++) {
      factor[i] = map.factorOf(theta[i], sinh[i]) / planes.s;
    }
  }

  /**
   * Backward, (4.5) to (4.10): gradients by the inner products into g, by n into byN.
   *
   * @param sums gets the sums for the lengths, the offsets and c
   * @param byCurvature whether the sum for c is wanted
   */
  void differentiate(Tensor cotangent, int piece, double[] sums, boolean byCurvature) {
    for (int k = 0; k < planes.count(); k++) {
      layout.load(cotangent, piece, k, g[k]);
    }
    for (FarPosition position : far) {
      double[] own = new double[planes.count()];
      for (int k = 0; k < own.length; k++) {
        own[k] = g[k][position.index()];
        g[k][position.index()] = 0;
      }
      position.differentiate(own, sums);
    }
    int last = 2 * planes.count();
    if (settings.tangent()) {
      sums[last] += pullBack(byCurvature);
    } else {
      for (int k = 0; k < planes.count(); k++) {
        divide(g[k], planes.s, g[k]);
      }
    }
    Arrays.fill(along, 0, length, 0);
    Arrays.fill(pull, 0, length, 0);
    for (int k = 0; k < planes.count(); k++) {
      plane(k, sums, byCurvature);
    }
    double[] sineSlopes = functions.sineSlope();
    double[] cosineSlopes = functions.cosineSlope();
    for (int i = 0; i < length; i++) {
      byN[i] = 2 * planes.c * (planes.s * sineSlopes[i] * along[i] - cosineSlopes[i] * pull[i]);
    }
    sums[last] += Runs.best().dot(n, byN, length) / planes.c;
    for (FarPosition position : far) {
      byN[position.index()] = position.gradientOfSquaredNorm();
      for (int k = 0; k < planes.count(); k++) {
        g[k][position.index()] = position.gradient(k);
      }
    }
  }

  /**
   * From gradients by the result to gradients by t, (4.5); returns its part of c's gradient, which
   * is incomplete unless wanted.
   */
  private double pullBack(boolean wanted) {
    Arrays.fill(along, 0, length, 0);
    for (int k = 0; k < planes.count(); k++) {
      double[] gradient = g[k];
      double[] row = result[k];
      for (int i = 0; i < length; i++) {
        along[i] += gradient[i] * row[i];
      }
    }
    scale(along);
    // Of kappa, which part of the radial component the map back takes away, over |v|^2.
    ofTheta.of(1, theta, length);
    for (int i = 0; i < length; i++) {
      double share = 4 * planes.c * ofTheta.defect[i] / Math.sqrt(1 + sinhSquared[i]) * along[i];
      double byRadius = ofTheta.square[i] / (4 * planes.c) * share;
      pull[i] = share;
      product[i] = byRadius;
    }
    if (map.isCapped()) {
      for (int i = 0; i < length; i++) {
        if (map.isBeyond(theta[i])) {
          pull[i] = along[i] / (factor[i] * factor[i] * sinhSquared[i]);
          product[i] = along[i];
        }
      }
    }
    double ofRadii = -Runs.best().sum(product, length);
    scale(pull);
    double rest = 0;
    for (int k = 0; k < planes.count(); k++) {
      double[] gradient = g[k];
      double[] row = result[k];
      for (int i = 0; i < length; i++) {
        double cosh = Math.sqrt(1 + row[i] * row[i]);
        double share = factor[i] * (gradient[i] - pull[i] * row[i]);
        cosine[i] = cosh;
        weight[i] = share;
        gradient[i] = share * cosh;
      }
      if (wanted) {
        Runs.best().coshExcess(t[k], row, cosine, length, excess);
        rest += Runs.best().dot(weight, excess, length);
      }
    }
    return (ofRadii + rest) / (2 * planes.c);
  }

  /** One hyperplane: g from gradients by t to gradients by p, and all sums, (4.6) to (4.10). */
  private void plane(int k, double[] sums, boolean byCurvature) {
    double[] gradient = g[k];
    double[] sines = q[k];
    double[] products = p[k];
    double s = planes.s;
    double lengthOfNormal = planes.lengths[k];
    double cosh = planes.cosh[k];
    double sinh = planes.sinh[k];
    for (int i = 0; i < length; i++) {
      double root = Math.sqrt(1 + sines[i] * sines[i]);
      double share = gradient[i] / root;
      double byProduct = products[i] * share;
      cosine[i] = root;
      weight[i] = share;
      product[i] = byProduct;
    }
    double withExcess = 0;
    if (byCurvature) {
      Runs.best().coshExcess(chi[k], sines, cosine, length, excess);
      withExcess = Runs.best().dot(excess, weight, length);
    }
    double withCosine = Runs.best().dot(functions.cosine(), weight, length);
    double withChi = Runs.best().dot(chi[k], gradient, length);
    double withSine = Runs.best().dot(functions.sine(), product, length);
    double[] ofVector = functions.sine();
    for (int i = 0; i < length; i++) {
      along[i] += cosh * product[i];
      pull[i] += lengthOfNormal * sinh * weight[i];
      gradient[i] = 2 * s * ofVector[i] * cosh * weight[i];
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
