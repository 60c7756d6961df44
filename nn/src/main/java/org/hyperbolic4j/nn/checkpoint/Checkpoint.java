package org.hyperbolic4j.nn.checkpoint;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.manifold.registry.UnknownManifoldException;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The state of a training run: FLOAT, DOUBLE and INT64 arrays by name, and what they mean.
 *
 * @param source where it came from, for messages: the file
 * @param metadata what is said about the arrays
 * @param parameters what is learned
 * @param buffers what is not learned but belongs to the network, such as running statistics
 * @param optimizer what the optimiser remembers
 */
public record Checkpoint(
    String source,
    CheckpointMetadata metadata,
    Map<String, INDArray> parameters,
    Map<String, INDArray> buffers,
    Map<String, INDArray> optimizer) {

  /**
   * Sorts the maps by name; the arrays are not copied.
   *
   * @param source where it came from, for messages: the file
   * @param metadata what is said about the arrays
   * @param parameters what is learned
   * @param buffers what is not learned but belongs to the network, such as running statistics
   * @param optimizer what the optimiser remembers
   */
  public Checkpoint {
    parameters = sorted(parameters);
    buffers = sorted(buffers);
    optimizer = sorted(optimizer);
  }

  /**
   * A checkpoint that comes from no file.
   *
   * @param metadata what is said about the arrays
   * @param parameters what is learned
   * @param buffers what is not learned but belongs to the network
   * @param optimizer what the optimiser remembers
   */
  public Checkpoint(
      CheckpointMetadata metadata,
      Map<String, INDArray> parameters,
      Map<String, INDArray> buffers,
      Map<String, INDArray> optimizer) {
    this("checkpoint in memory", metadata, parameters, buffers, optimizer);
  }

  private static SortedMap<String, INDArray> sorted(Map<String, INDArray> arrays) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
  }

  /**
   * The manifold named here.
   *
   * @param registry where to look it up
   * @return the manifold
   * @throws CheckpointException if the registry does not know it; the message names the known ones
   */
  public Manifold manifold(ManifoldRegistry registry) throws CheckpointException {
    try {
      return registry.get(metadata.manifold());
    } catch (UnknownManifoldException e) {
      throw new CheckpointException(source, e.getMessage(), e);
    }
  }

  /**
   * Sets a network's parameters to those stored here. Nothing is changed unless all fit.
   *
   * @param network the parameters of the network
   * @throws CheckpointException naming the first parameter that is missing, not of the network, or
   *     of another shape or type
   */
  public void restoreParameters(List<Parameter> network) throws CheckpointException {
    Map<String, INDArray> values = new LinkedHashMap<>();
    network.forEach(parameter -> values.put(parameter.name(), parameter.value()));
    restore("parameter", parameters, values);
  }

  /**
   * Sets a network's buffers to those stored here. Nothing is changed unless all fit.
   *
   * @param network the buffers of the network by name
   * @throws CheckpointException naming the first buffer that is missing, not of the network, or of
   *     another shape or type
   */
  public void restoreBuffers(Map<String, INDArray> network) throws CheckpointException {
    restore("buffer", buffers, network);
  }

  /**
   * Sets an optimiser's state to that stored here. Nothing is changed unless all fits.
   *
   * @param target the optimiser
   * @throws CheckpointException naming the first array that does not fit
   */
  public void restoreOptimizer(Optimizer target) throws CheckpointException {
    try {
      target.restore(optimizer);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(source, e.getMessage(), e);
    }
  }

  private void restore(String what, Map<String, INDArray> stored, Map<String, INDArray> network)
      throws CheckpointException {
    for (Map.Entry<String, INDArray> entry : network.entrySet()) {
      String name = entry.getKey();
      INDArray own = entry.getValue();
      INDArray array = stored.get(name);
      if (array == null) {
        throw new CheckpointException(source, "%s '%s' is missing".formatted(what, name));
      }
      if (array.dataType() != own.dataType() || !Arrays.equals(array.shape(), own.shape())) {
        throw new CheckpointException(
            source,
            "%s '%s' is %s %s, the network's is %s %s"
                .formatted(
                    what,
                    name,
                    array.dataType(),
                    Arrays.toString(array.shape()),
                    own.dataType(),
                    Arrays.toString(own.shape())));
      }
    }
    for (String name : stored.keySet()) {
      if (!network.containsKey(name)) {
        throw new CheckpointException(source, "the network has no %s '%s'".formatted(what, name));
      }
    }
    network.forEach((name, own) -> own.assign(stored.get(name)));
  }
}
