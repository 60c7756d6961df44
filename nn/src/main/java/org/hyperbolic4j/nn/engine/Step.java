package org.hyperbolic4j.nn.engine;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one pass over a graph gave. The arrays belong to the session: they are valid until its next
 * call.
 *
 * @param outputs values by variable name
 * @param gradients gradients of the loss by variable name; a variable that the loss does not depend
 *     on is absent
 */
public record Step(Map<String, INDArray> outputs, Map<String, INDArray> gradients) {}
