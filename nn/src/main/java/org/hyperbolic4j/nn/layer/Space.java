package org.hyperbolic4j.nn.layer;

import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;

/**
 * The space a layer works in.
 *
 * @param manifold the manifold
 * @param operators its operators on the engine in use
 * @param curvature its curvature
 */
public record Space(Manifold manifold, LayerOperators operators, LayerCurvature curvature) {}
