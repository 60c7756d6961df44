package org.hyperbolic4j.laws.operator;

import java.util.BitSet;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.Tensor;

/** A gradient that is to be written once and not read, or that nobody wants. */
final class GradientTensor implements Tensor {

  private final ArrayTensor values;
  private final boolean wanted;
  private final BitSet written = new BitSet();

  GradientTensor(ArrayTensor values, boolean wanted) {
    this.values = values;
    this.wanted = wanted;
  }

  /** Whether every element was written exactly once, or need not be, and none was read. */
  boolean isWrittenOnce() {
    return !wanted || (written.cardinality() == values.length() && !written.get(beyond()));
  }

  /** Set where something is wrong. */
  private int beyond() {
    return Math.toIntExact(values.length());
  }

  @Override
  public boolean isWanted() {
    return wanted;
  }

  @Override
  public long[] shape() {
    return values.shape();
  }

  @Override
  public long length() {
    return values.length();
  }

  @Override
  public synchronized void load(long offset, double[] target, int at, int count) {
    if (count > 0) {
      written.set(beyond());
    }
    values.load(offset, target, at, count);
  }

  @Override
  public synchronized void load(long offset, float[] target, int count) {
    if (count > 0) {
      written.set(beyond());
    }
    values.load(offset, target, count);
  }

  @Override
  public void store(long offset, double[] source, int at, int count) {
    write(offset, count);
    values.store(offset, source, at, count);
  }

  @Override
  public void store(long offset, float[] source, int count) {
    write(offset, count);
    values.store(offset, source, count);
  }

  private synchronized void write(long offset, int count) {
    int from = Math.toIntExact(offset);
    int next = written.nextSetBit(from);
    if (next >= 0 && next < from + count) {
      written.set(beyond());
    }
    written.set(from, from + count);
  }
}
