package org.hyperbolic4j.nn.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A named array that a layer gathers in training but that is not learned: running statistics.
 *
 * @param name unique in its network, for instance {@code stem.bn.centre}
 * @param value the current value, changed in place
 */
public record Buffer(String name, INDArray value) {}
