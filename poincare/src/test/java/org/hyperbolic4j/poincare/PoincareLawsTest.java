package org.hyperbolic4j.poincare;

import org.hyperbolic4j.laws.ManifoldLaws;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;

class PoincareLawsTest extends ManifoldLaws {
  PoincareLawsTest() {
    super(
        ManifoldRegistry.discover().get("poincare"),
        Need.NATIVE_COORDINATES,
        Need.NATIVE_OPERATORS,
        Need.FUSED_NATIVE_OPERATORS);
  }
}
