package org.hyperbolic4j.nn.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays of one session, used again and again. What is released is handed out again for the next
 * request of the same type and shape, the last one first, so that it is likely still in cache.
 * Shapes that no run has asked for in a while are freed, so that the pool does not grow with every
 * batch size that it ever sees.
 */
final class ArrayPool extends AbstractMemoryMgr {

  /**
   * Runs after which a shape is out of use: rarely enough for what is freed not to lie scattered.
   */
  private static final int RUNS_KEPT = 100;

  private final Map<Key, Shelf> free = new HashMap<>();
  private final Set<INDArray> lent = Collections.newSetFromMap(new IdentityHashMap<>());
  private long run;

  @Override
  public INDArray allocate(boolean detached, DataType type, long... shape) {
    Shelf shelf = shelf(new Key(type, shape));
    INDArray array =
        shelf.arrays.isEmpty() ? Nd4j.createUninitializedDetached(type, shape) : shelf.arrays.pop();
    lent.add(array);
    return array;
  }

  @Override
  public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
    return descriptor.isEmpty()
        ? Nd4j.create(descriptor)
        : allocate(detached, descriptor.dataType(), descriptor.getShape());
  }

  /** Takes back an array; anything that is not lent from this pool is left alone. */
  @Override
  public void release(INDArray array) {
    if (lent.remove(array)) {
      free(array);
    }
  }

  /** Whether an array is lent from this pool: it is neither foreign nor a view of another. */
  boolean isLent(INDArray array) {
    return lent.contains(array);
  }

  /** Takes back everything before a new run. */
  void reclaim() {
    lent.forEach(this::free);
    lent.clear();
    run++;
    List<Shelf> old = free.values().stream().filter(this::isOutOfUse).toList();
    old.forEach(Shelf::close);
    free.values().removeAll(old);
  }

  private boolean isOutOfUse(Shelf shelf) {
    return shelf.lastUse < run - RUNS_KEPT;
  }

  private void free(INDArray array) {
    shelf(new Key(array.dataType(), array.shape())).arrays.push(array);
  }

  private Shelf shelf(Key key) {
    Shelf shelf = free.computeIfAbsent(key, name -> new Shelf());
    shelf.lastUse = run;
    return shelf;
  }

  /** Frees the memory. */
  @Override
  public void close() {
    reclaim();
    free.values().forEach(Shelf::close);
    free.clear();
  }

  /** Free arrays that can stand in for each other. */
  private static final class Shelf {
    private final Deque<INDArray> arrays = new ArrayDeque<>();
    private long lastUse;

    void close() {
      arrays.forEach(INDArray::close);
    }
  }

  /** What arrays have in common that can stand in for each other. */
  private record Key(DataType type, List<Long> shape) {
    Key(DataType type, long... shape) {
      this(type, Arrays.stream(shape).boxed().toList());
    }
  }
}
