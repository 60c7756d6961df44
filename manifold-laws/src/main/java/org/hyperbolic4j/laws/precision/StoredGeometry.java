package org.hyperbolic4j.laws.precision;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;

/**
 * A geometry over another field, seen through float64: arguments are rounded to the field, results
 * are those of the field. So one statement of a law serves every precision.
 *
 * @param <T> the field that computes
 */
public final class StoredGeometry<T extends CalculusFieldElement<T>> implements Geometry<Binary64> {

  private final Geometry<T> geometry;
  private final T zero;

  private StoredGeometry(Geometry<T> geometry) {
    this.geometry = geometry;
    this.zero = geometry.curvature().getField().getZero();
  }

  /**
   * A manifold's formulas in float32.
   *
   * @param manifold the manifold
   * @param c its curvature
   * @return the geometry
   */
  public static Geometry<Binary64> float32(Manifold manifold, double c) {
    return new StoredGeometry<>(manifold.geometry(new Float32(c)));
  }

  private T in(Binary64 x) {
    return zero.newInstance(x.getReal());
  }

  private T[] in(Binary64[] x) {
    T[] stored = MathArrays.buildArray(zero.getField(), x.length);
    Arrays.setAll(stored, i -> in(x[i]));
    return stored;
  }

  private T[][] in(Binary64[][] rows) {
    T[][] stored = MathArrays.buildArray(zero.getField(), rows.length, -1);
    Arrays.setAll(stored, i -> in(rows[i]));
    return stored;
  }

  private static <T extends CalculusFieldElement<T>> Binary64 out(T x) {
    return new Binary64(x.getReal());
  }

  private static <T extends CalculusFieldElement<T>> Binary64[] out(T[] x) {
    Binary64[] values = new Binary64[x.length];
    Arrays.setAll(values, i -> out(x[i]));
    return values;
  }

  @Override
  public Binary64 curvature() {
    return out(geometry.curvature());
  }

  @Override
  public int ambientDimension(int dimension) {
    return geometry.ambientDimension(dimension);
  }

  @Override
  public int dimension(int ambientDimension) {
    return geometry.dimension(ambientDimension);
  }

  @Override
  public Binary64[] origin(int dimension) {
    return out(geometry.origin(dimension));
  }

  @Override
  public Binary64 inner(Binary64[] x, Binary64[] u, Binary64[] v) {
    return out(geometry.inner(in(x), in(u), in(v)));
  }

  @Override
  public Binary64 norm(Binary64[] x, Binary64[] v) {
    return out(geometry.norm(in(x), in(v)));
  }

  @Override
  public Binary64[] expmap(Binary64[] x, Binary64[] v) {
    return out(geometry.expmap(in(x), in(v)));
  }

  @Override
  public Binary64[] logmap(Binary64[] x, Binary64[] y) {
    return out(geometry.logmap(in(x), in(y)));
  }

  @Override
  public Binary64[] expmap0(Binary64[] v) {
    return out(geometry.expmap0(in(v)));
  }

  @Override
  public Binary64[] logmap0(Binary64[] y) {
    return out(geometry.logmap0(in(y)));
  }

  @Override
  public Binary64[] toPoint(Binary64[] v) {
    return out(geometry.toPoint(in(v)));
  }

  @Override
  public Binary64[] toTangent(Binary64[] x) {
    return out(geometry.toTangent(in(x)));
  }

  @Override
  public Binary64 distance(Binary64[] x, Binary64[] y) {
    return out(geometry.distance(in(x), in(y)));
  }

  @Override
  public Binary64[] transport(Binary64[] x, Binary64[] y, Binary64[] v) {
    return out(geometry.transport(in(x), in(y), in(v)));
  }

  @Override
  public Binary64[] transportFromOrigin(Binary64[] y, Binary64[] v) {
    return out(geometry.transportFromOrigin(in(y), in(v)));
  }

  @Override
  public Binary64[] transportToOrigin(Binary64[] x, Binary64[] v) {
    return out(geometry.transportToOrigin(in(x), in(v)));
  }

  @Override
  public Binary64[] geodesic(Binary64[] x, Binary64[] y, Binary64 t) {
    return out(geometry.geodesic(in(x), in(y), in(t)));
  }

  @Override
  public Binary64[] midpoint(Binary64[][] points, Binary64[] weights) {
    return out(geometry.midpoint(in(points), in(weights)));
  }

  @Override
  public Binary64[] frechetMean(Binary64[][] points, Binary64[] weights) {
    return out(geometry.frechetMean(in(points), in(weights)));
  }

  @Override
  public Binary64 dispersion(Binary64[][] points, Binary64[] centre) {
    return out(geometry.dispersion(in(points), in(centre)));
  }

  @Override
  public Binary64[] hyperplaneDistances(Binary64[] x, Binary64[][] normals, Binary64[] offsets) {
    return out(geometry.hyperplaneDistances(in(x), in(normals), in(offsets)));
  }

  @Override
  public Binary64[] fullyConnected(Binary64[] x, Binary64[][] normals, Binary64[] offsets) {
    return out(geometry.fullyConnected(in(x), in(normals), in(offsets)));
  }

  @Override
  public Binary64[] project(Binary64[] x) {
    return out(geometry.project(in(x)));
  }

  @Override
  public Binary64[] projectTangent(Binary64[] x, Binary64[] v) {
    return out(geometry.projectTangent(in(x), in(v)));
  }

  @Override
  public Optional<String> checkPoint(Binary64[] x) {
    return geometry.checkPoint(in(x));
  }

  @Override
  public Optional<String> checkTangent(Binary64[] x, Binary64[] v) {
    return geometry.checkTangent(in(x), in(v));
  }

  @Override
  public Optional<Gyrovectors<Binary64>> gyrovectors() {
    return geometry.gyrovectors().map(Stored::new);
  }

  @Override
  public Optional<NativeCoordinates<Binary64>> nativeCoordinates() {
    return geometry.nativeCoordinates().map(StoredCoordinates::new);
  }

  /** The native coordinates, seen in the same way. */
  private final class StoredCoordinates implements NativeCoordinates<Binary64> {

    private final NativeCoordinates<T> coordinates;

    StoredCoordinates(NativeCoordinates<T> coordinates) {
      this.coordinates = coordinates;
    }

    @Override
    public Binary64[] toPoint(Binary64[] y) {
      return out(coordinates.toPoint(in(y)));
    }

    @Override
    public Binary64[] ofPoint(Binary64[] x) {
      return out(coordinates.ofPoint(in(x)));
    }

    @Override
    public Binary64 implied(Binary64 squaredNorm) {
      return out(coordinates.implied(in(squaredNorm)));
    }
  }

  /** The gyrovector operations, seen in the same way. */
  private final class Stored implements Gyrovectors<Binary64> {

    private final Gyrovectors<T> gyrovectors;

    Stored(Gyrovectors<T> gyrovectors) {
      this.gyrovectors = gyrovectors;
    }

    @Override
    public Binary64[] add(Binary64[] x, Binary64[] y) {
      return out(gyrovectors.add(in(x), in(y)));
    }

    @Override
    public Binary64[] subtract(Binary64[] x, Binary64[] y) {
      return out(gyrovectors.subtract(in(x), in(y)));
    }

    @Override
    public Binary64[] negate(Binary64[] x) {
      return out(gyrovectors.negate(in(x)));
    }

    @Override
    public Binary64[] coadd(Binary64[] x, Binary64[] y) {
      return out(gyrovectors.coadd(in(x), in(y)));
    }

    @Override
    public Binary64[] scale(Binary64 r, Binary64[] x) {
      return out(gyrovectors.scale(in(r), in(x)));
    }

    @Override
    public Binary64[] gyration(Binary64[] u, Binary64[] v, Binary64[] w) {
      return out(gyrovectors.gyration(in(u), in(v), in(w)));
    }
  }
}
