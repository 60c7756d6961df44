package org.hyperbolic4j.lorentz.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.hyperbolic.geometry.ConformalGap;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The isometry between the Poincare ball and the hyperboloid of one curvature: stereographic
 * projection from {@code (-1/sqrt(c), 0)}. It carries distances, exponential and logarithmic maps,
 * transport, midpoints and gyrovectors of one model to those of the other.
 *
 * <p>Points {@code [D]} of the ball have {@code sqrt(c) |p| < 1}; points of the hyperboloid are
 * {@code [1 + D]}, time first.
 *
 * @param <T> the field of the coordinates
 */
public final class BallIsometry<T extends CalculusFieldElement<T>> {

  private final T c;
  private final T s;
  private final LorentzGeometry<T> sheet;

  /**
   * The isometry at one curvature.
   *
   * @param c minus the sectional curvature, positive
   */
  public BallIsometry(T c) {
    this.c = c;
    this.s = c.sqrt();
    this.sheet = new LorentzGeometry<>(c);
  }

  /**
   * The point of the hyperboloid, {@code ((1 + c|p|^2) / sqrt(c), 2p) / (1 - c|p|^2)}.
   *
   * @param p point of the ball {@code [D]}
   * @return point of the hyperboloid {@code [1 + D]}
   */
  public T[] toHyperboloid(T[] p) {
    return sheet.point(Vectors.scale(ConformalGap.of(c, p).reciprocal().multiply(2), p));
  }

  /**
   * The point of the ball, {@code x_p / (1 + sqrt(c) x_t)}.
   *
   * @param x point of the hyperboloid {@code [1 + D]}
   * @return point of the ball {@code [D]}
   */
  public T[] toBall(T[] x) {
    return Vectors.scale(fromPole(x).reciprocal(), LorentzGeometry.space(x));
  }

  /**
   * The differential of {@link #toHyperboloid}.
   *
   * @param p point of the ball {@code [D]}
   * @param v tangent vector at p {@code [D]}
   * @return tangent vector {@code [1 + D]} at the image of p, as long as v
   */
  public T[] toHyperboloid(T[] p, T[] v) {
    T half = ConformalGap.of(c, p).reciprocal();
    T along = c.multiply(Vectors.dot(p, v)).multiply(half).multiply(half).multiply(4);
    T[] image = Vectors.scale(half.multiply(2), p);
    return sheet.tangent(image, Vectors.combine(half.multiply(2), v, along, p));
  }

  /**
   * The differential of {@link #toBall}.
   *
   * @param x point of the hyperboloid {@code [1 + D]}
   * @param v tangent vector at x {@code [1 + D]}
   * @return tangent vector {@code [D]} at the image of x, as long as v
   */
  public T[] toBall(T[] x, T[] v) {
    T[] atOrigin = sheet.toOrigin(LorentzGeometry.space(x), LorentzGeometry.space(v));
    return Vectors.scale(fromPole(x).reciprocal(), atOrigin);
  }

  /** 1 + sqrt(c) x_t. */
  private T fromPole(T[] x) {
    return s.multiply(sheet.point(LorentzGeometry.space(x))[0]).add(1);
  }
}
