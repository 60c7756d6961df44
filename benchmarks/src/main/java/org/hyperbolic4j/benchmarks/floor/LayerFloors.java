package org.hyperbolic4j.benchmarks.floor;

/**
 * What layers must do as a whole. Only their inputs, parameters, results and gradients count as
 * bytes: what lies between the operators of a layer could stay in caches. E, C, K and P are the
 * map's elements, its channels, outputs and positions.
 */
public final class LayerFloors {

  private LayerFloors() {}

  /**
   * Convolution of hyperbolic space, 3x3 with padding 1: the arithmetic of inner products, squared
   * norms of patches and {@code hyperplanes}; backward E more to add two gradients by the map.
   *
   * @param s shape of the map and of the result
   * @return the count
   */
  public static Passes hyperplaneConvolution(MapShape s) {
    ConvolutionShape shape = new ConvolutionShape(s, s.channels(), 1);
    Passes products = shape.passes();
    Passes norms = KernelFloors.patchSquaredNorm(s);
    Passes planes = HyperbolicFloors.hyperplanes(s);
    long k = s.channels();
    return new Passes(
        products
            .forward()
            .numbers(k)
            .and(norms.forward().withoutBytes())
            .and(planes.forward().withoutBytes()),
        products
            .backward()
            .numbers(2 * k)
            .and(norms.backward().withoutBytes())
            .and(planes.backward().withoutBytes())
            .float64(s.elements()),
        s.elements());
  }

  /**
   * Distances of the points of a batch {@code [N, C]} to K hyperplanes: a product of matrices, 2 N
   * C for squared norms, and {@code hyperplaneDistances}.
   *
   * @param s shape of a map with as many images and channels
   * @param outputs K
   * @return the count
   */
  public static Passes hyperplaneLinear(MapShape s, long outputs) {
    Passes product = linear(s, outputs);
    Passes planes = HyperbolicFloors.hyperplaneDistances(new MapShape(s.images(), outputs, 1, 1));
    long v = s.images() * s.channels();
    return new Passes(
        product.forward().float32(2 * v).and(planes.forward().withoutBytes()),
        product.backward().numbers(outputs).float32(2 * v).and(planes.backward().withoutBytes()),
        product.results());
  }

  /**
   * Fully connected layer of a batch {@code [N, C]} with K outputs and a bias.
   *
   * @param s shape of a map with as many images and channels
   * @param outputs K
   * @return the count
   */
  public static Passes linear(MapShape s, long outputs) {
    long v = s.images() * s.channels();
    long weights = s.channels() * outputs;
    long results = s.images() * outputs;
    long products = v * outputs;
    return new Passes(
        Work.NONE.numbers(v + weights + outputs + results).float32(2 * products),
        Work.NONE.numbers(2 * v + 2 * weights + outputs + results).float32(4 * products),
        results);
  }

  /**
   * Batch norm around the midpoint, where {@code centre}, {@code dispersion} and {@code normalise}
   * share what they have in common: the functions of points and their distances to the centre.
   * Forward: 22 E + 45 P. Backward: 52 E + 145 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes midpointBatchNorm(MapShape s) {
    return batchNorm(s, 22, 45, 52, 145);
  }

  /**
   * Batch norm around the Frechet mean, one step of Newton's method counted. Forward: (31 + C) E +
   * 66 P. Backward: (67 + C) E + 194 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes frechetBatchNorm(MapShape s) {
    return batchNorm(s, 31 + s.channels(), 66, 67 + s.channels(), 194);
  }

  private static Passes batchNorm(
      MapShape s,
      long forwardOfElement,
      long forwardOfPosition,
      long backwardOfElement,
      long backwardOfPosition) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE
            .numbers(2 * e + s.channels() + 1)
            .float64(forwardOfElement * e + forwardOfPosition * p)
            .functions(3 * p, p, 2 * p),
        Work.NONE
            .numbers(3 * e + 2 * s.channels() + 2)
            .float64(backwardOfElement * e + backwardOfPosition * p)
            .functions(4 * p, p, 2 * p),
        e);
  }

  /**
   * Average of each image's positions: E. Backward: one operation a result.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes pooling(MapShape s) {
    long e = s.elements();
    long results = s.images() * s.channels();
    return new Passes(
        Work.NONE.numbers(e + results).float32(e),
        Work.NONE.numbers(results + e).float32(results),
        results);
  }

  /**
   * Sum of two maps and ReLU: 2 E. Backward, E: both maps have the same gradient, written once.
   *
   * @param s shape of the maps
   * @return the count
   */
  public static Passes residual(MapShape s) {
    long e = s.elements();
    return new Passes(
        Work.NONE.numbers(3 * e).float32(2 * e), Work.NONE.numbers(3 * e).float32(e), e);
  }

  /**
   * Ordinary convolution of 3x3 with padding 1 and a bias.
   *
   * @param s shape of the map and of the result
   * @return the count
   */
  public static Passes convolution(MapShape s) {
    Passes products = new ConvolutionShape(s, s.channels(), 1).passes();
    return new Passes(
        products.forward().numbers(s.channels()).float32(s.elements()),
        products.backward().numbers(s.channels()).float32(s.elements()),
        s.elements());
  }
}
