package org.hyperbolic4j.laws.operator;

import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/**
 * What an operation is made of.
 *
 * @param manifold the manifold
 * @param precision the storage type
 * @param settings cap and departures
 * @param operator the operator
 * @param shape of the feature maps
 */
record Setup(
    Manifold manifold,
    Precision precision,
    OperatorSettings settings,
    Operator operator,
    FeatureShape shape) {}
