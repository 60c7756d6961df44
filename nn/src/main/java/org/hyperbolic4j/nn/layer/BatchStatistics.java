package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Variables of a training graph that a layer wants to see after each step.
 *
 * @param variables names of the variables
 * @param update takes their values, in the same order
 */
public record BatchStatistics(List<String> variables, Update update) {

  /**
   * Copies the names.
   *
   * @param variables names of the variables
   * @param update takes their values, in the same order
   */
  public BatchStatistics {
    variables = List.copyOf(variables);
  }

  /** What a layer does with the statistics of a batch. */
  @FunctionalInterface
  public interface Update {
    /**
     * Takes the statistics of one batch into the running ones.
     *
     * @param values values of the variables
     */
    void accept(List<INDArray> values);
  }
}
