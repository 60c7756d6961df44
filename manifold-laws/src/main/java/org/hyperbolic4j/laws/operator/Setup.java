package org.hyperbolic4j.laws.operator;

import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * What an operation is made of.
 *
 * @param manifold the manifold
 * @param precision the storage type
 * @param cap bound on the results
 * @param operator the operator
 * @param shape of the feature maps
 */
record Setup(
    Manifold manifold, Precision precision, TangentCap cap, Operator operator, FeatureShape shape) {

  OperatorSettings settings() {
    return OperatorSettings.of(cap);
  }
}
