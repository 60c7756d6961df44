package org.hyperbolic4j.laws;

class FlatLawsTest extends GeometryLaws {
  FlatLawsTest() {
    super(new FlatSpace(FlatGeometry::new));
  }
}
