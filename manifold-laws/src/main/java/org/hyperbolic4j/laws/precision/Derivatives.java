package org.hyperbolic4j.laws.precision;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Values of formulas with their derivatives, every operation in one precision. */
public final class Derivatives {

  /** What is computed of a geometry. */
  public interface Formula {

    /**
     * Computes.
     *
     * @param geometry the geometry
     * @param variables what it depends on but for the curvature
     * @param <T> the field
     * @return results by their names
     */
    <T extends CalculusFieldElement<T>> Map<String, T[]> of(Geometry<T> geometry, T[] variables);
  }

  private Derivatives() {}

  /**
   * In float64.
   *
   * @param manifold the manifold
   * @param c its curvature
   * @param formula what is computed
   * @param at the variables
   * @return for each result its elements, then all their derivatives by the variables and by c
   */
  public static Map<String, double[]> float64(
      Manifold manifold, double c, Formula formula, double... at) {
    int count = at.length + 1;
    Gradient curvature = Gradient.variable(count, at.length, c);
    Gradient[] variables = MathArrays.buildArray(curvature.getField(), at.length);
    Arrays.setAll(variables, i -> Gradient.variable(count, i, at[i]));
    return numbers(formula.of(manifold.geometry(curvature), variables), Gradient::getGradient);
  }

  /**
   * With the digits of float32.
   *
   * @param manifold the manifold
   * @param c its curvature
   * @param formula what is computed
   * @param at the variables
   * @return for each result its elements, then all their derivatives by the variables and by c
   */
  public static Map<String, double[]> float32(
      Manifold manifold, double c, Formula formula, double... at) {
    int count = at.length + 1;
    FieldGradient<Float32> curvature = FieldGradient.variable(count, at.length, new Float32(c));
    FieldGradient<Float32>[] variables = MathArrays.buildArray(curvature.getField(), at.length);
    Arrays.setAll(variables, i -> FieldGradient.variable(count, i, new Float32(at[i])));
    return numbers(
        formula.of(manifold.geometry(curvature), variables),
        element -> Arrays.stream(element.getGradient()).mapToDouble(Float32::getReal).toArray());
  }

  private static <T extends CalculusFieldElement<T>> Map<String, double[]> numbers(
      Map<String, T[]> results, Function<T, double[]> gradient) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    results.forEach(
        (name, elements) ->
            numbers.put(
                name,
                DoubleStream.concat(
                        Arrays.stream(elements).mapToDouble(T::getReal),
                        Arrays.stream(elements).map(gradient).flatMapToDouble(Arrays::stream))
                    .toArray()));
    return numbers;
  }
}
