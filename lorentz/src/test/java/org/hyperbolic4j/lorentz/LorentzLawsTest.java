package org.hyperbolic4j.lorentz;

import org.hyperbolic4j.laws.GeometryLaws;

class LorentzLawsTest extends GeometryLaws {
  LorentzLawsTest() {
    super(new LorentzManifold());
  }
}
