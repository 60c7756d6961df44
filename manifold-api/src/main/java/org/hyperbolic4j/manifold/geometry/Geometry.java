package org.hyperbolic4j.manifold.geometry;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The pointwise formulas of a manifold of dimension D at one curvature c.
 *
 * <p>Shapes: a <em>point</em> and a <em>tangent vector</em> are arrays {@code [A]} of ambient
 * coordinates, where {@code A = ambientDimension(D)} (D on the ball, 1 + D on the hyperboloid, time
 * first). <em>Tangent coordinates</em> are arrays {@code [D]}: coordinates of {@code logmap0(x)} in
 * an orthonormal frame of the origin, scaled so that {@code |v|} is <em>half</em> the distance from
 * the origin to x. That is the Poincare ball's own log map at its origin, where the conformal
 * factor is 2; all manifolds use it, so that layers mean the same on each.
 *
 * <p>Every method returns new arrays, accepts points at the origin, equal points and zero vectors,
 * and gives the exact limit there, in value and derivative, never NaN. Arguments are not checked
 * for lying on the manifold: {@link #checkPoint} and {@link #checkTangent} do that.
 *
 * @param <T> the field of the coordinates
 */
public interface Geometry<T extends CalculusFieldElement<T>> {

  /**
   * The curvature this geometry was made for.
   *
   * @return c, minus the sectional curvature
   */
  T curvature();

  /**
   * Number of ambient coordinates.
   *
   * @param dimension D, at least 1
   * @return A
   */
  int ambientDimension(int dimension);

  /**
   * Dimension of the manifold.
   *
   * @param ambientDimension A
   * @return D
   */
  int dimension(int ambientDimension);

  /**
   * The origin.
   *
   * @param dimension D
   * @return the point {@code [A]}
   */
  T[] origin(int dimension);

  /**
   * Riemannian inner product of two tangent vectors.
   *
   * @param x point {@code [A]}
   * @param u tangent vector at x {@code [A]}
   * @param v tangent vector at x {@code [A]}
   * @return {@code <u, v>_x}
   */
  T inner(T[] x, T[] u, T[] v);

  /**
   * Riemannian norm of a tangent vector, with derivative 0 at the zero vector.
   *
   * @param x point {@code [A]}
   * @param v tangent vector at x {@code [A]}
   * @return {@code |v|_x}
   */
  T norm(T[] x, T[] v);

  /**
   * Exponential map.
   *
   * @param x point {@code [A]}
   * @param v tangent vector at x {@code [A]}
   * @return the point {@code exp_x(v)}, {@code [A]}
   */
  T[] expmap(T[] x, T[] v);

  /**
   * Logarithmic map, the inverse of {@link #expmap}.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @return the tangent vector {@code log_x(y)} at x, {@code [A]}
   */
  T[] logmap(T[] x, T[] y);

  /**
   * Exponential map at the origin.
   *
   * @param v tangent vector at the origin, ambient coordinates {@code [A]}
   * @return the point {@code [A]}
   */
  T[] expmap0(T[] v);

  /**
   * Logarithmic map at the origin.
   *
   * @param y point {@code [A]}
   * @return the tangent vector at the origin, ambient coordinates {@code [A]}
   */
  T[] logmap0(T[] y);

  /**
   * The point with given tangent coordinates.
   *
   * @param v tangent coordinates {@code [D]}
   * @return the point {@code [A]} at distance {@code 2|v|} from the origin
   */
  T[] toPoint(T[] v);

  /**
   * The tangent coordinates of a point, the inverse of {@link #toPoint}.
   *
   * @param x point {@code [A]}
   * @return tangent coordinates {@code [D]}
   */
  T[] toTangent(T[] x);

  /**
   * Geodesic distance, accurate for near points; derivative 0 where the points are equal.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @return {@code d(x, y) >= 0}
   */
  T distance(T[] x, T[] y);

  /**
   * All-pairs distances.
   *
   * @param xs points {@code [N][A]}
   * @param ys points {@code [M][A]}
   * @return distances {@code [N][M]}
   */
  default T[][] distances(T[][] xs, T[][] ys) {
    T[][] all = MathArrays.buildArray(curvature().getField(), xs.length, ys.length);
    for (int i = 0; i < xs.length; i++) {
      for (int j = 0; j < ys.length; j++) {
        all[i][j] = distance(xs[i], ys[j]);
      }
    }
    return all;
  }

  /**
   * Parallel transport along the geodesic from x to y.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @param v tangent vector at x {@code [A]}
   * @return tangent vector at y {@code [A]}
   */
  T[] transport(T[] x, T[] y, T[] v);

  /**
   * Parallel transport from the origin.
   *
   * @param y point {@code [A]}
   * @param v tangent vector at the origin {@code [A]}
   * @return tangent vector at y {@code [A]}
   */
  T[] transportFromOrigin(T[] y, T[] v);

  /**
   * Parallel transport to the origin.
   *
   * @param x point {@code [A]}
   * @param v tangent vector at x {@code [A]}
   * @return tangent vector at the origin {@code [A]}
   */
  T[] transportToOrigin(T[] x, T[] v);

  /**
   * The geodesic through two points at constant speed.
   *
   * @param x point {@code [A]}, reached at t = 0
   * @param y point {@code [A]}, reached at t = 1
   * @param t the parameter, any real number
   * @return the point {@code [A]}
   */
  default T[] geodesic(T[] x, T[] y, T t) {
    T[] v = logmap(x, y);
    for (int i = 0; i < v.length; i++) {
      v[i] = t.multiply(v[i]);
    }
    return expmap(x, v);
  }

  /**
   * Weighted midpoint: the closed-form centre (gyromidpoint on the ball, centroid on the
   * hyperboloid).
   *
   * @param points {@code [N][A]}, N at least 1
   * @param weights {@code [N]}, not negative, not all zero; their scale does not matter
   * @return the point {@code [A]}
   */
  T[] midpoint(T[][] points, T[] weights);

  /**
   * Weighted Frechet mean, the minimiser of the weighted sum of squared distances, with its
   * derivative by the implicit function theorem.
   *
   * @param points {@code [N][A]}, N at least 1
   * @param weights {@code [N]}, not negative, not all zero; their scale does not matter
   * @return the point {@code [A]}
   */
  T[] frechetMean(T[][] points, T[] weights);

  /**
   * Mean squared distance of points to a centre.
   *
   * @param points {@code [N][A]}, N at least 1
   * @param centre point {@code [A]}
   * @return the dispersion, not negative
   */
  default T dispersion(T[][] points, T[] centre) {
    T sum = curvature().getField().getZero();
    for (T[] point : points) {
      T distance = distance(point, centre);
      sum = sum.add(distance.multiply(distance));
    }
    return sum.divide(points.length);
  }

  /**
   * Signed distances to hyperplanes, scaled by the length of their normals (HNN++, Shimizu et al.
   * 2021, eq. 6).
   *
   * @param x point {@code [A]}
   * @param normals {@code [K][D]}: normal z_k of hyperplane k in tangent coordinates
   * @param offsets {@code [K]}: offset r_k along the normal
   * @return {@code [K]}: {@code 2|z_k|} times the signed distance to hyperplane k
   */
  T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets);

  /**
   * Fully connected layer: the point whose signed distances to the coordinate hyperplanes are given
   * by {@link #hyperplaneDistances} (HNN++, Shimizu et al. 2021, eq. 7).
   *
   * @param x point {@code [A]} of dimension D
   * @param normals {@code [K][D]}
   * @param offsets {@code [K]}
   * @return point of dimension K
   */
  T[] fullyConnected(T[] x, T[][] normals, T[] offsets);

  /**
   * The nearest admissible point: brings a point that left the manifold (or came too close to its
   * boundary to be represented) back onto it; other points are returned unchanged.
   *
   * @param x ambient coordinates {@code [A]}
   * @return the point {@code [A]}
   */
  T[] project(T[] x);

  /**
   * Orthogonal projection onto the tangent space.
   *
   * @param x point {@code [A]}
   * @param v ambient vector {@code [A]}
   * @return tangent vector at x {@code [A]}
   */
  T[] projectTangent(T[] x, T[] v);

  /**
   * Says whether ambient coordinates are those of a point.
   *
   * @param x ambient coordinates {@code [A]}
   * @return empty if so, otherwise one line that says what is wrong
   */
  Optional<String> checkPoint(T[] x);

  /**
   * Says whether an ambient vector is tangent at a point.
   *
   * @param x point {@code [A]}
   * @param v ambient vector {@code [A]}
   * @return empty if so, otherwise one line that says what is wrong
   */
  Optional<String> checkTangent(T[] x, T[] v);

  /**
   * The gyrovector operations, where the manifold has them.
   *
   * @return the operations, or empty
   */
  default Optional<Gyrovectors<T>> gyrovectors() {
    return Optional.empty();
  }

  /**
   * The coordinates of native layers, where the manifold has such layers.
   *
   * @return the coordinates, or empty
   */
  default Optional<NativeCoordinates<T>> nativeCoordinates() {
    return Optional.empty();
  }
}
