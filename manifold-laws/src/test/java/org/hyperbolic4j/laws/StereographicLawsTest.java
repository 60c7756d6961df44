package org.hyperbolic4j.laws;

class StereographicLawsTest extends ManifoldLaws {
  StereographicLawsTest() {
    super(new StereographicSpace(StereographicGeometry::new, RejectionSampler::new));
  }
}
