package org.hyperbolic4j.laws;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Euclidean space with one mistake in it, wherever possible of one part in a billion. */
final class MistakenGeometry<T extends CalculusFieldElement<T>> extends FlatGeometry<T> {

  private static final double LITTLE = 1e-9;

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

  @Override
  public T norm(T[] x, T[] v) {
    return is(Mistake.LONG_NORM) ? super.norm(x, longer(v)) : super.norm(x, v);
  }

  @Override
  public T[] expmap(T[] x, T[] v) {
    return super.expmap(x, is(Mistake.LONG_EXPMAP, Mistake.MISMEASURED_EXPMAP) ? longer(v) : v);
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    T[] v = super.logmap(x, y);
    return is(Mistake.LONG_LOGMAP) ? longer(v) : v;
  }

  @Override
  public T[] logmap0(T[] y) {
    return is(Mistake.LONG_LOGMAP_AT_THE_ORIGIN) ? longer(y) : super.logmap0(y);
  }

  @Override
  public T[] toTangent(T[] x) {
    return super.toTangent(is(Mistake.LONG_TANGENT_COORDINATES) ? longer(x) : x);
  }

  @Override
  public T distance(T[] x, T[] y) {
    T distance = super.distance(x, y);
    return switch (mistake) {
      case LOPSIDED_DISTANCE -> distance.add(x[0].subtract(y[0]).multiply(LITTLE));
      case DISTANCE_NEVER_ZERO -> distance.add(Double.MIN_NORMAL);
      case SQUARED_DISTANCE -> distance.multiply(distance);
      case SQUARE_OF_A_SQUARE -> distance.multiply(distance).square().sqrt().sqrt();
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
    if (is(Mistake.BENT_TRANSPORT)) {
      return Vectors.combine(number(1), v, Vectors.dot(v, v).multiply(LITTLE), v);
    }
    return is(Mistake.LONG_TRANSPORT, Mistake.LONG_TRANSPORT_THERE_AND_BACK)
        ? longer(v)
        : v.clone();
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
    return super.negate(is(Mistake.LONG_NEGATIVE) ? longer(x) : x);
  }

  @Override
  public T[] subtract(T[] x, T[] y) {
    T[] difference = super.subtract(x, y);
    return is(Mistake.LONG_DIFFERENCE) ? longer(difference) : difference;
  }

  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    return super.gyration(u, v, is(Mistake.LONG_GYRATION) ? longer(w) : w);
  }

  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    return is(Mistake.FAVOURED_FIRST_POINT, Mistake.FAVOURED_ONE_OF_TWO)
        ? super.midpoint(points, favouringFirst(weights))
        : super.midpoint(points, weights);
  }

  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    return is(Mistake.FAVOURED_POINT_OF_THE_MEAN)
        ? super.midpoint(points, favouringFirst(weights))
        : super.frechetMean(points, weights);
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
      case GROWING_PROJECTION -> longer(x);
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
