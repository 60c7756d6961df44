package org.hyperbolic4j.poincare;

import org.hyperbolic4j.laws.ManifoldLaws;

class PoincareLawsTest extends ManifoldLaws {
  PoincareLawsTest() {
    super(new PoincareManifold());
  }
}
