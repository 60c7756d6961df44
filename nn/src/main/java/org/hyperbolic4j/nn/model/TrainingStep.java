package org.hyperbolic4j.nn.model;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one forward and backward pass gives. The arrays are the network's own and hold until its
 * next pass.
 *
 * @param loss mean cross-entropy
 * @param logits {@code [N, classes]}
 * @param gradients of the loss, by parameter name
 */
public record TrainingStep(double loss, INDArray logits, Map<String, INDArray> gradients) {}
