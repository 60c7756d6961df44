package org.hyperbolic4j.nn.engine.node;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.nn.array.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor over the memory of an ND4J array. Memory is seen through NIO buffers, whose reads and
 * writes at absolute positions are intrinsics of the JVM; as a buffer ends at 2 GiB, there is one a
 * segment.
 */
final class Nd4jTensor implements Tensor {

  private static final int SEGMENT_BITS = 27;
  private static final int SEGMENT = 1 << SEGMENT_BITS;
  private static final int SEGMENT_MASK = SEGMENT - 1;

  /** Numbers copied at a time. */
  private static final int CHUNK = 256;

  private static final ThreadLocal<float[]> CHUNKS =
      ThreadLocal.withInitial(() -> new float[CHUNK]);

  /** Keeps the memory from being freed. */
  private final INDArray array;

  private final long[] shape;
  private final long length;
  private final FloatBuffer[] floats;
  private final DoubleBuffer[] doubles;

  private Nd4jTensor(INDArray array) {
    this.array = array;
    this.shape = array.shape();
    this.length = array.length();
    int segments = Math.toIntExact((length + SEGMENT_MASK) >>> SEGMENT_BITS);
    Pointer memory = array.data().addressPointer();
    if (array.dataType() == DataType.FLOAT) {
      floats = new FloatBuffer[segments];
      doubles = null;
      for (int i = 0; i < segments; i++) {
        floats[i] = segment(new FloatPointer(memory), i).asBuffer();
      }
    } else {
      floats = null;
      doubles = new DoubleBuffer[segments];
      for (int i = 0; i < segments; i++) {
        doubles[i] = segment(new DoublePointer(memory), i).asBuffer();
      }
    }
  }

  private <P extends Pointer> P segment(P memory, int index) {
    long from = (long) index << SEGMENT_BITS;
    memory.position(from).limit(Math.min(length, from + SEGMENT));
    return memory;
  }

  /**
   * A tensor to read an array from: over the array itself if its elements lie in row-major order,
   * otherwise over a copy.
   *
   * @param array FLOAT or DOUBLE
   * @return the tensor
   */
  static Nd4jTensor reading(INDArray array) {
    return new Nd4jTensor(RowMajor.of(array));
  }

  /**
   * A tensor to write to an array.
   *
   * @param array FLOAT or DOUBLE, elements in row-major order
   * @return the tensor
   * @throws IllegalArgumentException if the elements lie otherwise
   */
  static Nd4jTensor writing(INDArray array) {
    if (!RowMajor.is(array)) {
      throw new IllegalArgumentException(
          "a kernel writes to arrays in row-major order only: " + array.shapeInfoToString());
    }
    return new Nd4jTensor(array);
  }

  /** The array whose memory this is. */
  INDArray array() {
    return array;
  }

  @Override
  public long[] shape() {
    return shape;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void load(long offset, double[] target, int at, int count) {
    long from = offset;
    int to = at;
    int left = count;
    while (left > 0) {
      int segment = (int) (from >>> SEGMENT_BITS);
      int position = (int) (from & SEGMENT_MASK);
      int run = Math.min(left, SEGMENT - position);
      if (doubles != null) {
        doubles[segment].get(position, target, to, run);
      } else {
        run = Math.min(run, CHUNK);
        float[] chunk = CHUNKS.get();
        floats[segment].get(position, chunk, 0, run);
        Runs.best().widen(chunk, run, target, to);
      }
      from += run;
      to += run;
      left -= run;
    }
  }

  @Override
  public void store(long offset, double[] source, int at, int count) {
    long to = offset;
    int from = at;
    int left = count;
    while (left > 0) {
      int segment = (int) (to >>> SEGMENT_BITS);
      int position = (int) (to & SEGMENT_MASK);
      int run = Math.min(left, SEGMENT - position);
      if (doubles != null) {
        DoubleBuffer target = doubles[segment];
        for (int i = 0; i < run; i++) {
          target.put(position + i, Tensor.toDouble(source[from + i]));
        }
      } else {
        run = Math.min(run, CHUNK);
        float[] chunk = CHUNKS.get();
        Runs.best().narrow(source, from, run, chunk);
        floats[segment].put(position, chunk, 0, run);
      }
      to += run;
      from += run;
      left -= run;
    }
  }

  @Override
  public void load(long offset, float[] target, int count) {
    for (int done = 0; done < count; ) {
      int segment = (int) ((offset + done) >>> SEGMENT_BITS);
      int position = (int) ((offset + done) & SEGMENT_MASK);
      int run = Math.min(count - done, SEGMENT - position);
      if (floats != null) {
        floats[segment].get(position, target, done, run);
      } else {
        for (int i = 0; i < run; i++) {
          target[done + i] = (float) doubles[segment].get(position + i);
        }
      }
      done += run;
    }
  }

  @Override
  public void store(long offset, float[] source, int count) {
    for (int done = 0; done < count; ) {
      int segment = (int) ((offset + done) >>> SEGMENT_BITS);
      int position = (int) ((offset + done) & SEGMENT_MASK);
      int run = Math.min(count - done, SEGMENT - position);
      if (floats != null) {
        floats[segment].put(position, source, done, run);
      } else {
        for (int i = 0; i < run; i++) {
          doubles[segment].put(position + i, source[done + i]);
        }
      }
      done += run;
    }
  }
}
