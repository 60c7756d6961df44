package org.hyperbolic4j.laws;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Spaces of constant curvature with one mistake in them, wherever possible of one part in a
 * billion.
 */
final class MistakenGeometry<T extends CalculusFieldElement<T>> extends StereographicGeometry<T> {

  private static final double LITTLE = 1e-9;
  private static final double BIG = 1e4;

  private final Mistake mistake;

  MistakenGeometry(T c, Mistake mistake) {
    super(c);
    this.mistake = mistake;
  }

  private boolean is(Mistake one, Mistake... others) {
    return mistake == one || List.of(others).contains(mistake);
  }

  private T[] longer(T[] x) {
    return Vectors.scale(number(1 + LITTLE), x);
  }

  /** Loses the digits that 1e4 does not leave room for. */
  private T[] unless(Mistake cancelled, T[] x) {
    T[] result = x.clone();
    if (is(cancelled)) {
      for (int i = 0; i < x.length; i++) {
        result[i] = x[i].add(BIG).subtract(BIG);
      }
    }
    return result;
  }

  private T square(T[] x) {
    return curvature().multiply(Vectors.squaredNorm(x));
  }

  @Override
  public T norm(T[] x, T[] v) {
    T norm = super.norm(x, v);
    return switch (mistake) {
      case LONG_NORM -> norm.multiply(1 + LITTLE);
      case FOURFOLD_NORM -> norm.multiply(4);
      default -> norm;
    };
  }

  @Override
  public T inner(T[] x, T[] u, T[] v) {
    T inner = super.inner(x, u, v);
    return switch (mistake) {
      case UNEVEN_METRIC -> inner.multiply(square(x).multiply(1e-6).add(1));
      case FOURFOLD_INNER_PRODUCT -> inner.multiply(4);
      case NEGATIVE_INNER_PRODUCT -> inner.negate();
      case LOPSIDED_INNER_PRODUCT -> inner.add(super.norm(x, u).multiply(v[0]).multiply(LITTLE));
      case BENT_INNER_PRODUCT ->
          inner.add(super.norm(x, u).multiply(super.norm(x, v)).multiply(LITTLE));
      default -> inner;
    };
  }

  @Override
  public T curvature() {
    T c = super.curvature();
    return is(Mistake.LONG_CURVATURE) ? c.multiply(1 + LITTLE) : c;
  }

  @Override
  public T[] origin(int dimension) {
    T[] origin = super.origin(dimension);
    if (is(Mistake.ORIGIN_ELSEWHERE)) {
      origin[0] = origin[0].add(LITTLE);
    }
    return origin;
  }

  @Override
  public T[][] distances(T[][] xs, T[][] ys) {
    T[][] all = super.distances(xs, ys);
    if (is(Mistake.LONG_FIRST_ROW)) {
      all[0] = Vectors.scale(number(1 + LITTLE), all[0]);
    }
    return all;
  }

  @Override
  public T dispersion(T[][] points, T[] centre) {
    T dispersion = super.dispersion(points, centre);
    return is(Mistake.LONG_DISPERSION) ? dispersion.multiply(1 + LITTLE) : dispersion;
  }

  @Override
  public T[] expmap(T[] x, T[] v) {
    T[] way =
        switch (mistake) {
          case LONG_EXPMAP, MISMEASURED_EXPMAP, LONG_START -> longer(v);
          case LONG_WAY -> Vectors.scale(number(1 + 1e-6), v);
          default -> v;
        };
    return unless(Mistake.CANCELLED_EXPMAP, super.expmap(x, way));
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    T[] v = super.logmap(x, y);
    return unless(Mistake.CANCELLED_LOGMAP, is(Mistake.LONG_LOGMAP) ? longer(v) : v);
  }

  @Override
  public T[] logmap0(T[] y) {
    T[] v = super.logmap0(y);
    return is(Mistake.LONG_LOGMAP_AT_THE_ORIGIN) ? longer(v) : v;
  }

  @Override
  public T[] toPoint(T[] v) {
    return unless(Mistake.CANCELLED_TO_POINT, super.toPoint(v));
  }

  @Override
  public T[] toTangent(T[] x) {
    T[] v = super.toTangent(x);
    return unless(
        Mistake.CANCELLED_TO_TANGENT, is(Mistake.LONG_TANGENT_COORDINATES) ? longer(v) : v);
  }

  @Override
  public T distance(T[] x, T[] y) {
    T distance = super.distance(x, y);
    return switch (mistake) {
      case LOPSIDED_DISTANCE -> distance.add(x[0].subtract(y[0]).multiply(LITTLE));
      case DISTANCE_NEVER_ZERO -> distance.add(Double.MIN_NORMAL);
      case SQUARED_DISTANCE -> distance.multiply(distance);
      case SQUARE_OF_A_SQUARE -> distance.multiply(distance).square().sqrt().sqrt();
      case DISTANCE_BY_PLACE -> distance.multiply(square(x).multiply(LITTLE).add(1));
      case DISTANCE_BY_SCALE -> distance.multiply(curvature().multiply(LITTLE).add(1));
      case LONG_DISTANCE -> distance.multiply(1 + LITTLE);
      case CANCELLED_DISTANCE -> distance.add(BIG).subtract(BIG);
      case ROOT_OF_ZERO -> distance.multiply(distance).sqrt();
      default -> distance;
    };
  }

  @Override
  public T[] transport(T[] x, T[] y, T[] v) {
    if (is(Mistake.REFLECTING_TRANSPORT)) {
      T[] reflected = v.clone();
      reflected[0] = v[0].negate();
      return reflected;
    }
    T[] carried =
        is(Mistake.UNTURNED_TRANSPORT, Mistake.UNTURNED_TRANSPORT_AROUND)
            ? transportFromOrigin(y, transportToOrigin(x, v))
            : super.transport(x, y, v);
    return switch (mistake) {
      case BENT_TRANSPORT ->
          Vectors.combine(number(1), carried, Vectors.dot(v, v).multiply(LITTLE), carried);
      case LONG_TRANSPORT, LONG_TRANSPORT_THERE_AND_BACK -> longer(carried);
      default -> unless(Mistake.CANCELLED_TRANSPORT, carried);
    };
  }

  @Override
  public T[] geodesic(T[] x, T[] y, T t) {
    T moved = is(Mistake.UNEVEN_GEODESICS) ? t.add(t.multiply(t).multiply(LITTLE)) : t;
    T[] point = super.geodesic(x, y, moved);
    return is(Mistake.GEODESICS_BESIDE_THE_POINTS)
        ? Vectors.combine(number(1), point, t.multiply(1e-3), Vectors.subtract(y, x))
        : point;
  }

  @Override
  public T[] negate(T[] x) {
    return super.negate(is(Mistake.LONG_NEGATIVE, Mistake.LONG_INVERSE) ? longer(x) : x);
  }

  @Override
  public T[] add(T[] x, T[] y) {
    return super.add(x, is(Mistake.LONG_TERMS) ? longer(y) : y);
  }

  @Override
  public T[] coadd(T[] x, T[] y) {
    return is(Mistake.COADDITION_BY_ADDITION) ? add(x, y) : super.coadd(x, y);
  }

  @Override
  public T[] scale(T r, T[] x) {
    T factor =
        switch (mistake) {
          case LONG_MULTIPLES -> r.multiply(1 + LITTLE);
          case UNEVEN_MULTIPLES -> r.add(r.multiply(r).multiply(LITTLE));
          default -> r;
        };
    return super.scale(factor, x);
  }

  @Override
  public T[] subtract(T[] x, T[] y) {
    T[] difference = super.subtract(x, y);
    return switch (mistake) {
      case LONG_DIFFERENCE -> longer(difference);
      case REVERSED_DIFFERENCE -> Vectors.negate(difference);
      default -> difference;
    };
  }

  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    T[] turned = super.gyration(u, v, w);
    return switch (mistake) {
      case LONG_GYRATION, LONG_GYRATOR, LONG_GYRATION_OF_TWO, LONG_GYRATION_OF_SUMS ->
          longer(turned);
      case BENT_GYRATION -> Vectors.scale(square(w).multiply(LITTLE).add(1), turned);
      case GYRATION_BY_THE_FIRST -> Vectors.scale(square(u).multiply(LITTLE).add(1), turned);
      default -> turned;
    };
  }

  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    T[] midpoint = super.midpoint(points, mistaken(weights));
    if (is(Mistake.MIDPOINT_OF_COORDINATES)) {
      T weight = number(0);
      T[] sum = Vectors.zeros(weight, points[0].length);
      for (int i = 0; i < points.length; i++) {
        weight = weight.add(weights[i]);
        sum = Vectors.combine(number(1), sum, weights[i], toTangent(points[i]));
      }
      midpoint = toPoint(Vectors.scale(weight.reciprocal(), sum));
    }
    return unless(
        Mistake.CANCELLED_MIDPOINT, is(Mistake.LONG_MIDPOINT) ? longer(midpoint) : midpoint);
  }

  private T[] mistaken(T[] weights) {
    T[] others = weights.clone();
    for (int i = 0; i < others.length; i++) {
      others[i] =
          switch (mistake) {
            case WEIGHTS_OF_A_SCALE -> weights[i].add(LITTLE);
            case SQUARED_WEIGHTS -> weights[i].multiply(weights[i]);
            case COUNTED_POINTS -> weights[i].add(weights[weights.length - 1].multiply(LITTLE));
            default -> weights[i];
          };
    }
    return is(Mistake.FAVOURED_FIRST_POINT, Mistake.FAVOURED_ONE_OF_TWO)
        ? favouringFirst(others)
        : others;
  }

  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    return switch (mistake) {
      case FAVOURED_POINT_OF_THE_MEAN, FAVOURED_FIRST_OF_THE_MEAN, MEAN_BESIDE_THE_MIDDLE ->
          super.frechetMean(points, favouringFirst(weights));
      case MIDPOINT_FOR_THE_MEAN -> super.midpoint(points, weights);
      default -> unless(Mistake.CANCELLED_FRECHET_MEAN, super.frechetMean(points, weights));
    };
  }

  @Override
  public T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    T[] distances = super.hyperplaneDistances(x, normals, offsets);
    return is(Mistake.LONG_HYPERPLANE_DISTANCES)
        ? Vectors.scale(number(1 + 1e-6), distances)
        : unless(Mistake.CANCELLED_HYPERPLANE_DISTANCES, distances);
  }

  @Override
  public T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    T[] y = super.fullyConnected(x, normals, offsets);
    return is(Mistake.LONG_RESULT, Mistake.LONG_IDENTITY)
        ? longer(y)
        : unless(Mistake.CANCELLED_FULLY_CONNECTED, y);
  }

  private T[] favouringFirst(T[] weights) {
    T[] favouring = weights.clone();
    favouring[0] = weights[0].multiply(1 + LITTLE);
    return favouring;
  }

  @Override
  public T[] project(T[] x) {
    return switch (mistake) {
      case PROJECTION_TO_THE_ORIGIN -> origin(x.length);
      case GROWING_PROJECTION -> longer(super.project(x));
      case FAR_PROJECTION -> Vectors.scale(number(0.5), super.project(x));
      default -> super.project(x);
    };
  }

  @Override
  public T[] projectTangent(T[] x, T[] v) {
    return is(Mistake.GROWING_TANGENT_PROJECTION) ? longer(v) : super.projectTangent(x, v);
  }

  @Override
  public Optional<String> checkPoint(T[] x) {
    return is(Mistake.NO_CHECK) ? Optional.empty() : super.checkPoint(x);
  }
}
