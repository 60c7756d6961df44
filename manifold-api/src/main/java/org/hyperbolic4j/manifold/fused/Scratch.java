package org.hyperbolic4j.manifold.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntFunction;

/**
 * Scratch memory of one thread during one call of {@link Workers#forEachPiece}. What a thread was
 * lent in one call it is lent again in its next, where it is likely to be in the processor's cache
 * still; so arrays hold anything unless zeros are asked for. Not to be kept beyond the call.
 */
public final class Scratch {

  private static final ThreadLocal<Deque<Scratch>> FREE =
      ThreadLocal.withInitial(ConcurrentLinkedDeque::new);

  private final Deque<Scratch> home;
  private final Shelves<double[]> doubles;
  private final Shelves<float[]> floats;

  private Scratch(Deque<Scratch> home, double content) {
    this.home = home;
    doubles =
        new Shelves<>(
            length -> {
              double[] array = new double[length];
              Arrays.fill(array, content);
              return array;
            });
    floats =
        new Shelves<>(
            length -> {
              float[] array = new float[length];
              Arrays.fill(array, (float) content);
              return array;
            });
  }

  /** Fresh memory, all of which holds a number. */
  static Scratch holding(double content) {
    return new Scratch(new ConcurrentLinkedDeque<>(), content);
  }

  /** What the calling thread has free. */
  static Scratch take() {
    Deque<Scratch> home = FREE.get();
    Scratch free = home.pollFirst();
    return free == null ? new Scratch(home, 0) : free;
  }

  /** Makes all arrays free again, for the thread that took them. */
  void giveBack() {
    doubles.clear();
    floats.clear();
    home.addFirst(this);
  }

  /**
   * An array.
   *
   * @param length its length
   * @return numbers, any
   */
  public double[] doubles(int length) {
    return doubles.next(length);
  }

  /**
   * Arrays of one length.
   *
   * @param count how many
   * @param length length of each
   * @return numbers, any
   */
  public double[][] doubles(int count, int length) {
    double[][] rows = new double[count][];
    Arrays.setAll(rows, row -> doubles(length));
    return rows;
  }

  /**
   * An array of zeros.
   *
   * @param length its length
   * @return zeros
   */
  public double[] zeros(int length) {
    double[] array = doubles(length);
    Arrays.fill(array, 0);
    return array;
  }

  /**
   * An array of float32.
   *
   * @param length its length
   * @return numbers, any
   */
  public float[] floats(int length) {
    return floats.next(length);
  }

  /**
   * An array of zeros in float32.
   *
   * @param length its length
   * @return zeros
   */
  public float[] floatZeros(int length) {
    float[] array = floats(length);
    Arrays.fill(array, 0);
    return array;
  }

  /** Arrays of one type by their lengths. */
  private static final class Shelves<A> {
    private final Map<Integer, Shelf<A>> shelves = new HashMap<>();
    private final IntFunction<A> maker;

    Shelves(IntFunction<A> maker) {
      this.maker = maker;
    }

    A next(int length) {
      return shelves.computeIfAbsent(length, Shelf::new).next(maker);
    }

    void clear() {
      shelves.values().forEach(shelf -> shelf.lent = 0);
    }
  }

  /** Arrays of one length, the first so many of which are lent. */
  private static final class Shelf<A> {
    private final int length;
    private final List<A> arrays = new ArrayList<>();
    private int lent;

    Shelf(int length) {
      this.length = length;
    }

    A next(IntFunction<A> maker) {
      if (lent == arrays.size()) {
        arrays.add(maker.apply(length));
      }
      return arrays.get(lent++);
    }
  }
}
