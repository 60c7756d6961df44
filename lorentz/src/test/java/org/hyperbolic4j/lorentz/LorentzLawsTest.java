package org.hyperbolic4j.lorentz;

import org.hyperbolic4j.laws.ManifoldLaws;

class LorentzLawsTest extends ManifoldLaws {
  LorentzLawsTest() {
    super(new LorentzManifold());
  }
}
