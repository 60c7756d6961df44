package org.hyperbolic4j.laws.law;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * One try of a law: a manifold in some precision, and a scene on it. Points are those that the
 * precision can store; numbers that a law itself computes with are float64.
 */
public final class Trial {

  private final Manifold manifold;
  private final Precision precision;
  private final Scene scene;
  private final Geometry<Binary64> geometry;
  private final Rounding rounding;
  private final Random random;

  Trial(Manifold manifold, Precision precision, Scene scene) {
    this.manifold = manifold;
    this.precision = precision;
    this.scene = scene;
    this.geometry = precision.geometry(manifold, scene.c());
    this.rounding = new Rounding(geometry, precision.epsilon(), scene);
    this.random = new Random(scene.seed());
  }

  /**
   * The manifold.
   *
   * @return the manifold the law is tried on
   */
  public Manifold manifold() {
    return manifold;
  }

  /**
   * The precision.
   *
   * @return the type the manifold computes in
   */
  public Precision precision() {
    return precision;
  }

  /**
   * The scene.
   *
   * @return what was drawn
   */
  public Scene scene() {
    return scene;
  }

  /**
   * The formulas at the scene's curvature.
   *
   * @return the geometry, computing in the trial's precision
   */
  public Geometry<Binary64> geometry() {
    return geometry;
  }

  /**
   * The formulas at the scene's curvature over another field, in that field's own precision.
   *
   * @param c the curvature as an element of the field
   * @param <T> the field
   * @return the geometry
   */
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return manifold.geometry(c);
  }

  /**
   * What rounding explains.
   *
   * @return tolerances in the trial's precision
   */
  public Rounding rounding() {
    return rounding;
  }

  /**
   * Randomness for whatever the scene does not have; the same in every repetition of the trial.
   *
   * @return a generator, in the state that earlier draws left it in
   */
  public Random random() {
    return random;
  }

  /**
   * A random number; the least and the largest are likelier than others.
   *
   * @param from the least
   * @param to the largest
   * @return a number that the precision can store
   */
  public double number(double from, double to) {
    double part = Math.max(0, Math.min(1, 1.1 * random.nextDouble() - 0.05));
    return precision.round(from + (to - from) * part);
  }

  /**
   * Random positive weights.
   *
   * @param count how many
   * @return weights from 0.1 to 1.1
   */
  public Binary64[] weights(int count) {
    Binary64[] weights = new Binary64[count];
    Arrays.setAll(weights, i -> new Binary64(number(0.1, 1.1)));
    return weights;
  }

  /**
   * Tangent coordinates of a place, as stored.
   *
   * @param i which place
   * @return {@code v [D]}
   */
  public Binary64[] coordinates(int i) {
    return stored(scene.tangentCoordinates(i));
  }

  private Binary64[] stored(double[] values) {
    Binary64[] stored = new Binary64[values.length];
    Arrays.setAll(stored, i -> new Binary64(precision.round(values[i])));
    return stored;
  }

  /**
   * A place as a point.
   *
   * @param i which place
   * @return the point {@code [A]}
   */
  public Binary64[] point(int i) {
    if (i == 0 || !scene.places().get(i).fromFirst()) {
      return geometry.toPoint(coordinates(i));
    }
    return geometry.expmap(point(0), step(i));
  }

  /**
   * A place as a point, given from the origin whatever the scene says.
   *
   * @param i which place
   * @return the point {@code [A]}
   */
  public Binary64[] pointFromOrigin(int i) {
    return geometry.toPoint(coordinates(i));
  }

  /**
   * A place as a tangent vector at the first point, short enough to end within reach.
   *
   * @param i which place
   * @return tangent vector {@code [A]}
   */
  public Binary64[] step(int i) {
    double[] v = scene.tangentCoordinates(i);
    double room = 1 - scene.places().get(0).part();
    for (int k = 0; k < v.length; k++) {
      v[k] *= room;
    }
    return geometry.transportFromOrigin(point(0), geometry.logmap0(geometry.toPoint(stored(v))));
  }

  /**
   * All places as points.
   *
   * @return points {@code [N][A]}
   */
  public Binary64[][] points() {
    Binary64[][] points = new Binary64[scene.places().size()][];
    Arrays.setAll(points, this::point);
    return points;
  }

  /**
   * A place as a tangent vector at a point, of length twice the place's radius.
   *
   * @param at the point {@code [A]}
   * @param i which place
   * @return tangent vector {@code [A]}
   */
  public Binary64[] vector(Binary64[] at, int i) {
    return geometry.transportFromOrigin(at, geometry.logmap0(pointFromOrigin(i)));
  }

  /**
   * The difference of two vectors, in float64.
   *
   * @param x one
   * @param y the other
   * @return {@code x - y}
   */
  public static Binary64[] difference(Binary64[] x, Binary64[] y) {
    Binary64[] difference = new Binary64[x.length];
    Arrays.setAll(difference, i -> x[i].subtract(y[i]));
    return difference;
  }

  /**
   * A linear combination of two vectors, in float64.
   *
   * @param a factor of x
   * @param x one
   * @param b factor of y
   * @param y the other
   * @return {@code a x + b y}
   */
  public static Binary64[] combination(double a, Binary64[] x, double b, Binary64[] y) {
    Binary64[] sum = new Binary64[x.length];
    Arrays.setAll(sum, i -> x[i].multiply(a).add(y[i].multiply(b)));
    return sum;
  }
}
