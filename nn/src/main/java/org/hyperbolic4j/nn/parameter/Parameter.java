package org.hyperbolic4j.nn.parameter;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A named array that is learned. Optimisers change the array in place, between steps.
 *
 * @param name unique in its network, for instance {@code group1.block1.conv1.z}
 * @param value the current value
 * @param kind in which space it lives
 */
public record Parameter(String name, INDArray value, ParameterKind kind) {}
