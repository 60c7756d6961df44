package org.hyperbolic4j.lorentz;

import org.hyperbolic4j.laws.ManifoldLaws;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;

class LorentzLawsTest extends ManifoldLaws {
  LorentzLawsTest() {
    super(ManifoldRegistry.discover().get("lorentz"));
  }
}
