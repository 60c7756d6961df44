package org.hyperbolic4j.laws;

import org.hyperbolic4j.laws.law.Need;

class StereographicLawsTest extends ManifoldLaws {
  StereographicLawsTest() {
    super(
        new StereographicSpace(StereographicGeometry::new, RejectionSampler::new),
        Need.GRAPH_OPERATORS,
        Need.FUSED_OPERATORS,
        Need.NATIVE_COORDINATES,
        Need.NATIVE_OPERATORS,
        Need.FUSED_NATIVE_OPERATORS);
  }
}
