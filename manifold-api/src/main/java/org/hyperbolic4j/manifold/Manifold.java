package org.hyperbolic4j.manifold;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/**
 * A manifold as a plug-in: up to three statements of the same mathematics, which the law suite
 * holds to each other.
 *
 * <ol>
 *   <li>{@link #geometry}: pointwise formulas over any Hipparchus field; the specification.
 *   <li>{@link #graphOperators}: the operators that layers need, composed of SameDiff operations.
 *   <li>{@link #fusedOperators}: the same operators with hand-derived backward passes.
 * </ol>
 *
 * <p>The first is required. The second makes networks trainable, the third makes them fast. A
 * manifold may offer a second family of layers in its own coordinates beside, {@link
 * #nativeOperators}.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface Manifold {

  /**
   * The name under which the manifold is registered and stored in checkpoints.
   *
   * @return lower-case letters, digits and single hyphens between them, for instance {@code
   *     poincare}; not {@code euclidean} or {@code hybrid}, which name networks
   */
  String name();

  /**
   * What the manifold is.
   *
   * @return one line for people
   */
  String description();

  /**
   * Says whether a curvature is possible on this manifold.
   *
   * @param curvature the curvature asked for
   * @return empty if it is possible, otherwise one line that says what is wrong and what would be
   *     right
   */
  Optional<String> checkCurvature(Curvature curvature);

  /**
   * The pointwise formulas at one curvature.
   *
   * @param c the curvature in the convention of {@link Curvature}, as a field element so that it
   *     can be differentiated by
   * @param <T> the field: {@code Binary64} for values, {@code Gradient} for derivatives, {@code
   *     Dfp} for any number of digits
   * @return the geometry
   */
  <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c);

  /**
   * Random points with known density.
   *
   * @param curvature the curvature
   * @return the sampler, or empty if the manifold offers none
   */
  default Optional<Sampler> sampler(Curvature curvature) {
    return Optional.empty();
  }

  /**
   * The operators of layers, composed of SameDiff operations and differentiated by SameDiff.
   *
   * @param settings numerical cap and departures
   * @return the operators, or empty if the manifold has none (it then has geometry only)
   * @throws IllegalArgumentException if {@code settings} names a departure that is not in {@link
   *     #departures}
   */
  default Optional<LayerOperators> graphOperators(OperatorSettings settings) {
    return Optional.empty();
  }

  /**
   * The operators of layers as kernels with hand-derived backward passes.
   *
   * @param settings numerical cap and departures
   * @return the kernels, or empty if the manifold has none
   * @throws IllegalArgumentException if {@code settings} names a departure that is not in {@link
   *     #departures}
   */
  default Optional<FusedOperators> fusedOperators(OperatorSettings settings) {
    return Optional.empty();
  }

  /**
   * The operators of layers in the manifold's own coordinates, composed of SameDiff operations. A
   * manifold that has them says in {@link Geometry#nativeCoordinates} what these are.
   *
   * @param settings numerical cap and departures
   * @return the operators, or empty if the manifold has none
   * @throws IllegalArgumentException if {@code settings} names a departure that is not in {@link
   *     #departures}
   */
  default Optional<NativeOperators> nativeOperators(OperatorSettings settings) {
    return Optional.empty();
  }

  /**
   * Native operators as kernels with hand-derived backward passes, for a manifold that has {@link
   * #nativeOperators}.
   *
   * @param settings numerical cap and departures
   * @return the kernels, or empty if the manifold has none
   * @throws IllegalArgumentException if {@code settings} names a departure that is not in {@link
   *     #departures}
   */
  default Optional<FusedNativeOperators> fusedNativeOperators(OperatorSettings settings) {
    return Optional.empty();
  }

  /**
   * The departures that this manifold can reproduce.
   *
   * @return possibly empty
   */
  default List<Departure> departures() {
    return List.of();
  }
}
