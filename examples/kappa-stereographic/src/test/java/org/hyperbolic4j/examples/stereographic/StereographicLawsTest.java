package org.hyperbolic4j.examples.stereographic;

import org.hyperbolic4j.laws.ManifoldLaws;

/** All laws, at curvatures of every sign. */
class StereographicLawsTest extends ManifoldLaws {
  StereographicLawsTest() {
    super(new StereographicManifold());
  }
}
