package org.hyperbolic4j.poincare;

import org.hyperbolic4j.laws.GeometryLaws;

class PoincareLawsTest extends GeometryLaws {
  PoincareLawsTest() {
    super(new PoincareManifold());
  }
}
