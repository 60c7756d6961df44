package org.hyperbolic4j.nn.engine.node;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.nn.engine.WorkerPool;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;

/**
 * An operation that a kernel carries out. SameDiff clones operations by serialising their
 * arguments, so the only state is the kernel's identifier, its one string argument.
 */
public abstract class KernelOperation extends DynamicCustomOp {

  /** Without a kernel; SameDiff sets the argument afterwards. */
  KernelOperation() {}

  KernelOperation(SameDiff graph, SDVariable[] inputs, String kernelId) {
    super(graph, inputs);
    addSArgument(kernelId);
  }

  /**
   * The kernel of this node.
   *
   * @return the kernel
   * @throws IllegalStateException if no kernel of this identifier was used in this process
   */
  public final FusedOperator kernel() {
    return Kernels.get(getSArgument(0));
  }

  /**
   * The identifier of this node's kernel.
   *
   * @return what {@link FusedOperator#id} gives
   */
  public final String kernelId() {
    return getSArgument(0);
  }

  /** Runs the kernel on plain tensors. */
  abstract void run(FusedOperator kernel, Tensor[] inputs, Tensor[] outputs, Workers workers);

  /** Shapes of this operation's outputs. */
  abstract long[][] outputShapes(FusedOperator kernel, long[][] inputShapes);

  /**
   * Runs the kernel. Called by the executioner, which has the arrays' host memory up to date.
   *
   * @param inputs the inputs
   * @param outputs the outputs, in row-major order; null for those that nobody wants
   * @param added which outputs are added to what their arrays hold
   */
  final void execute(INDArray[] inputs, INDArray[] outputs, BitSet added) {
    Tensor[] from = Arrays.stream(inputs).map(Nd4jTensor::reading).toArray(Tensor[]::new);
    Tensor[] to = new Tensor[outputs.length];
    for (int i = 0; i < to.length; i++) {
      if (outputs[i] == null) {
        to[i] = new UnwantedTensor(outputShapes(inputs)[i]);
      } else {
        Tensor array = Nd4jTensor.writing(outputs[i]);
        boolean single = outputs[i].dataType() == DataType.FLOAT;
        to[i] = added.get(i) ? new AddingTensor(array, single) : array;
      }
    }
    run(kernel(), from, to, WorkerPool.shared());
  }

  /**
   * Shapes of the outputs.
   *
   * @param inputs the inputs
   * @return a shape an output
   */
  public final long[][] outputShapes(INDArray[] inputs) {
    return outputShapes(
        kernel(), Arrays.stream(inputs).map(INDArray::shape).toArray(long[][]::new));
  }

  @Override
  public final List<LongShapeDescriptor> calculateOutputShape(OpContext context) {
    List<INDArray> inputs = context == null ? inputArguments() : context.getInputArrays();
    DataType type = inputs.get(0).dataType();
    return Arrays.stream(outputShapes(inputs.toArray(INDArray[]::new)))
        .map(shape -> LongShapeDescriptor.fromShape(shape, type))
        .toList();
  }

  @Override
  public final List<LongShapeDescriptor> calculateOutputShape() {
    return calculateOutputShape(null);
  }

  @Override
  public final List<DataType> calculateOutputDataTypes(List<DataType> inputTypes) {
    return Collections.nCopies(getNumOutputs(), inputTypes.get(0));
  }

  @Override
  public final Map<String, Object> propertiesForFunction() {
    return Map.of();
  }

  @Override
  public final long opHash() {
    return opName().hashCode();
  }
}
