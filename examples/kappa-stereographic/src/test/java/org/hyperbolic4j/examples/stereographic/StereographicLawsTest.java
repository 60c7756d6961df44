package org.hyperbolic4j.examples.stereographic;

import org.hyperbolic4j.laws.ManifoldLaws;
import org.hyperbolic4j.laws.law.Need;

/** All laws, at curvatures of every sign. */
class StereographicLawsTest extends ManifoldLaws {
  StereographicLawsTest() {
    super(
        new StereographicManifold(),
        Need.SAMPLER,
        Need.FUSED_OPERATORS,
        Need.NATIVE_COORDINATES,
        Need.NATIVE_OPERATORS,
        Need.FUSED_NATIVE_OPERATORS);
  }
}
