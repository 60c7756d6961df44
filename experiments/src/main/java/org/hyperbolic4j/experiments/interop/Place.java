package org.hyperbolic4j.experiments.interop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where an array of a network stands in a file.
 *
 * @param name its name there
 * @param own the network's array
 * @param transposed whether a matrix {@code [D, K]} stands as {@code [K, D]} there
 * @param shape its shape there, the axes of {@code D} possibly split; empty for a scalar
 */
record Place(String name, INDArray own, boolean transposed, List<Long> shape) {

  /** A place of the array's own shape. */
  static Place like(String name, INDArray own) {
    return new Place(name, own, false, Arrays.stream(own.shape()).boxed().toList());
  }

  /** A place of as many elements in another shape. */
  static Place reshaped(String name, INDArray own, Long... shape) {
    return new Place(name, own, false, List.of(shape));
  }

  /** A place of the transposed matrix, in another shape. */
  static Place transposed(String name, INDArray own, Long... shape) {
    return new Place(name, own, true, List.of(shape));
  }

  /** What is wrong with a tensor of the name; empty if it fits. */
  Optional<String> problem(INDArray tensor) {
    List<Long> actual = Arrays.stream(tensor.shape()).boxed().toList();
    if (actual.equals(shape) && tensor.dataType().isFPType()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is %s %s instead of %s %s"
            .formatted(name, tensor.dataType(), actual, own.dataType(), shape));
  }

  /** The network's array as it stands in the file. */
  INDArray toFile() {
    INDArray values = (transposed ? own.transpose() : own).dup('c');
    return values.reshape('c', shape.stream().mapToLong(Long::longValue).toArray());
  }

  /** An array of the file, of the right shape, as it is in the network. */
  INDArray fromFile(INDArray stored) {
    INDArray values = stored.castTo(own.dataType());
    return transposed
        ? values.reshape('c', own.size(1), own.size(0)).transpose()
        : values.reshape('c', own.shape());
  }
}
