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
 */
final class ArrayPool extends AbstractMemoryMgr {

  private final Map<Key, Deque<INDArray>> free = new HashMap<>();
  private final Set<INDArray> lent = Collections.newSetFromMap(new IdentityHashMap<>());

  @Override
  public INDArray allocate(boolean detached, DataType type, long... shape) {
    Deque<INDArray> stack = free.get(new Key(type, shape));
    INDArray array =
        stack == null || stack.isEmpty()
            ? Nd4j.createUninitializedDetached(type, shape)
            : stack.pop();
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

  /** Takes back everything. */
  void reclaim() {
    lent.forEach(this::free);
    lent.clear();
  }

  private void free(INDArray array) {
    free.computeIfAbsent(new Key(array.dataType(), array.shape()), key -> new ArrayDeque<>())
        .push(array);
  }

  /** Frees the memory. */
  @Override
  public void close() {
    reclaim();
    free.values().forEach(stack -> stack.forEach(INDArray::close));
    free.clear();
  }

  /** What arrays have in common that can stand in for each other. */
  private record Key(DataType type, List<Long> shape) {
    Key(DataType type, long... shape) {
      this(type, Arrays.stream(shape).boxed().toList());
    }
  }
}
