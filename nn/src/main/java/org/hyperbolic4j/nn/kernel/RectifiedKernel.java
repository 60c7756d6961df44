package org.hyperbolic4j.nn.kernel;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A kernel followed by ReLU, whose gradient at 0 is 0. The map between the two exists nowhere: what
 * the kernel writes is rectified on its way, and the backward pass sees by the result where the
 * gradient passes.
 *
 * @param kernel the kernel before ReLU
 */
public record RectifiedKernel(FeatureKernel kernel) implements FusedOperator {

  /** Numbers rectified at a time. */
  private static final int RUN = 256;

  private static final ThreadLocal<double[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[3][RUN]);

  @Override
  public String id() {
    return "%s,nn.rectifier".formatted(kernel.id());
  }

  @Override
  public int inputCount() {
    return kernel.inputCount();
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    return kernel.outputShapes(inputShapes);
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    kernel.forward(inputs, new Tensor[] {new Rectifying(outputs[0])}, workers);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    kernel.backward(inputs, new Tensor[0], new Passed(cotangent, outputs[0]), gradients, workers);
  }

  /** What is written to it is rectified. */
  private static final class Rectifying extends Sight {

    Rectifying(Tensor result) {
      super(result);
    }

    @Override
    public void load(long offset, double[] target, int at, int count) {
      throw new IllegalStateException("kernels do not read results");
    }

    @Override
    public void store(long offset, double[] source, int at, int count) {
      double[] run = SCRATCH.get()[0];
      for (int done = 0; done < count; done += RUN) {
        int length = Math.min(RUN, count - done);
        System.arraycopy(source, at + done, run, 0, length);
        for (int i = 0; i < length; i++) {
          run[i] = Math.max(run[i], 0);
        }
        tensor.store(offset + done, run, 0, length);
      }
    }
  }

  /** A cotangent where a result is positive, elsewhere 0. */
  private static final class Passed extends Sight {

    private final Tensor result;

    Passed(Tensor cotangent, Tensor result) {
      super(cotangent);
      this.result = result;
    }

    @Override
    public void load(long offset, double[] target, int at, int count) {
      double[][] runs = SCRATCH.get();
      for (int done = 0; done < count; done += RUN) {
        int length = Math.min(RUN, count - done);
        result.load(offset + done, runs[0], 0, length);
        tensor.load(offset + done, runs[1], 0, length);
        Runs.best().where(runs[0], runs[1], length, runs[2]);
        System.arraycopy(runs[2], 0, target, at + done, length);
      }
    }

    @Override
    public void store(long offset, double[] source, int at, int count) {
      throw new IllegalStateException("kernels do not write cotangents");
    }
  }

  /** A tensor seen otherwise. */
  private abstract static class Sight implements Tensor {

    final Tensor tensor;

    Sight(Tensor tensor) {
      this.tensor = tensor;
    }

    @Override
    public long[] shape() {
      return tensor.shape();
    }

    @Override
    public long length() {
      return tensor.length();
    }

    @Override
    public void load(long offset, float[] target, int count) {
      double[] wide = new double[count];
      load(offset, wide, 0, count);
      Runs.best().narrow(wide, 0, count, target);
    }

    @Override
    public void store(long offset, float[] source, int count) {
      double[] wide = new double[count];
      Runs.best().widen(source, count, wide, 0);
      store(offset, wide, 0, count);
    }
  }
}
