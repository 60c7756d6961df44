package org.hyperbolic4j.laws;

class FlatLawsTest extends ManifoldLaws {
  FlatLawsTest() {
    super(new FlatSpace(FlatGeometry::new));
  }
}
