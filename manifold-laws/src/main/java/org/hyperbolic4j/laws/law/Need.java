package org.hyperbolic4j.laws.law;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What a manifold must have for a law to say something about it. */
public enum Need {
  /** Negative sectional curvature is possible; the law is tried at such curvatures only. */
  NEGATIVE_CURVATURE("negative curvature"),
  /** The geometry has gyrovector operations. */
  GYROVECTORS("gyrovector operations"),
  /** The manifold has a sampler. */
  SAMPLER("a sampler"),
  /** The manifold has graph operators. */
  GRAPH_OPERATORS("graph operators"),
  /** The manifold has fused operators. */
  FUSED_OPERATORS("fused operators"),
  /** The geometry has native coordinates. */
  NATIVE_COORDINATES("native coordinates"),
  /** The manifold has native operators. */
  NATIVE_OPERATORS("native operators"),
  /** The manifold has native operators as kernels. */
  FUSED_NATIVE_OPERATORS("fused native operators");

  private final String description;

  Need(String description) {
    this.description = description;
  }

  /**
   * What is missing.
   *
   * @param manifold the manifold
   * @param needs what a law needs
   * @return empty if nothing is, otherwise a line for people
   */
  public static Optional<String> missing(Manifold manifold, Set<Need> needs) {
    return needs.stream()
        .filter(need -> !need.metBy(manifold))
        .findFirst()
        .map(need -> "needs " + need.description);
  }

  /**
   * What a manifold does not have.
   *
   * @param manifold the manifold
   * @return a new set
   */
  public static Set<Need> unmetBy(Manifold manifold) {
    Set<Need> unmet = EnumSet.allOf(Need.class);
    unmet.removeIf(need -> need.metBy(manifold));
    return unmet;
  }

  private boolean metBy(Manifold manifold) {
    Curvature some = CurvatureRange.of(manifold).some();
    OperatorSettings settings = OperatorSettings.of(TangentCap.NONE);
    return switch (this) {
      case NEGATIVE_CURVATURE -> CurvatureRange.of(manifold).hyperbolic();
      case GYROVECTORS -> geometry(manifold, some).gyrovectors().isPresent();
      case SAMPLER -> manifold.sampler(some).isPresent();
      case GRAPH_OPERATORS -> manifold.graphOperators(settings).isPresent();
      case FUSED_OPERATORS -> manifold.fusedOperators(settings).isPresent();
      case NATIVE_COORDINATES -> geometry(manifold, some).nativeCoordinates().isPresent();
      case NATIVE_OPERATORS -> manifold.nativeOperators(settings).isPresent();
      case FUSED_NATIVE_OPERATORS -> manifold.fusedNativeOperators(settings).isPresent();
    };
  }

  private static Geometry<Binary64> geometry(Manifold manifold, Curvature curvature) {
    return manifold.geometry(new Binary64(curvature.c()));
  }
}
