package org.hyperbolic4j.nn.layer;

import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.NativeOperators;

/**
 * The space a native layer works in. Feature maps between native layers are native coordinates, see
 * {@link NativeOperators}.
 *
 * @param manifold the manifold
 * @param operators its native operators on the engine in use
 * @param curvature its curvature
 */
public record NativeSpace(Manifold manifold, NativeOperators operators, LayerCurvature curvature) {}
