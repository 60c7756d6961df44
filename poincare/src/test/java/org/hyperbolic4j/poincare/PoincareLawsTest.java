package org.hyperbolic4j.poincare;

import org.hyperbolic4j.laws.ManifoldLaws;
import org.hyperbolic4j.laws.law.Need;

class PoincareLawsTest extends ManifoldLaws {
  PoincareLawsTest() {
    super(
        new PoincareManifold(),
        Need.NATIVE_COORDINATES,
        Need.NATIVE_OPERATORS,
        Need.FUSED_NATIVE_OPERATORS);
  }
}
