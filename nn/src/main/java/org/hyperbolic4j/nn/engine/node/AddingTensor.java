package org.hyperbolic4j.nn.engine.node;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * A tensor that adds what is written to what another holds, with the roundings of first writing it
 * and then adding two arrays. Sums beyond float64 become the largest number in it.
 */
final class AddingTensor implements Tensor {

  private static final int CHUNK = 256;

  private static final ThreadLocal<AddingTensor.Scratch> SCRATCH =
      ThreadLocal.withInitial(Scratch::new);

  private final Tensor sum;
  private final boolean single;

  /**
   * A tensor.
   *
   * @param sum what is added to
   * @param single whether its storage type is float32
   */
  AddingTensor(Tensor sum, boolean single) {
    this.sum = sum;
    this.single = single;
  }

  private static final class Scratch {
    private final float[] floats = new float[CHUNK];
    private final float[] floatSums = new float[CHUNK];
    private final double[] doubles = new double[CHUNK];
    private final double[] sums = new double[CHUNK];
  }

  @Override
  public long[] shape() {
    return sum.shape();
  }

  @Override
  public long length() {
    return sum.length();
  }

  @Override
  public void load(long offset, double[] target, int at, int count) {
    throw notRead();
  }

  @Override
  public void load(long offset, float[] target, int count) {
    throw notRead();
  }

  private static IllegalStateException notRead() {
    return new IllegalStateException("kernels do not read gradients");
  }

  @Override
  public void store(long offset, double[] source, int at, int count) {
    Scratch scratch = SCRATCH.get();
    for (int done = 0; done < count; done += CHUNK) {
      int run = Math.min(CHUNK, count - done);
      if (single) {
        Runs.best().narrow(source, at + done, run, scratch.floats);
        addFloats(offset + done, run, scratch);
      } else {
        for (int i = 0; i < run; i++) {
          scratch.doubles[i] = Tensor.toDouble(source[at + done + i]);
        }
        addDoubles(offset + done, run, scratch);
      }
    }
  }

  @Override
  public void store(long offset, float[] source, int count) {
    Scratch scratch = SCRATCH.get();
    for (int done = 0; done < count; done += CHUNK) {
      int run = Math.min(CHUNK, count - done);
      System.arraycopy(source, done, scratch.floats, 0, run);
      if (single) {
        addFloats(offset + done, run, scratch);
      } else {
        Runs.best().widen(scratch.floats, run, scratch.doubles, 0);
        addDoubles(offset + done, run, scratch);
      }
    }
  }

  private void addFloats(long offset, int count, Scratch scratch) {
    float[] sums = scratch.floatSums;
    float[] added = scratch.floats;
    sum.load(offset, sums, count);
    for (int i = 0; i < count; i++) {
      sums[i] += added[i];
    }
    sum.store(offset, sums, count);
  }

  private void addDoubles(long offset, int count, Scratch scratch) {
    double[] sums = scratch.sums;
    double[] added = scratch.doubles;
    sum.load(offset, sums, 0, count);
    for (int i = 0; i < count; i++) {
      sums[i] += added[i];
    }
    sum.store(offset, sums, 0, count);
  }
}
