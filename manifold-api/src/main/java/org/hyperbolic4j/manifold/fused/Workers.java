package org.hyperbolic4j.manifold.fused;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Splits independent pieces of work over threads. Kernels go through pieces with {@link
 * #forEachPiece}, and with {@link #sum} where there is something to add up, so that no result
 * depends on how many threads there are.
 */
public interface Workers {

  /** Work on a range of pieces. */
  @FunctionalInterface
  interface Range {
    /**
     * Does the pieces {@code from <= i < to}.
     *
     * @param from first piece
     * @param to one past the last piece
     */
    void run(int from, int to);
  }

  /** Work on a piece that contributes to sums over all pieces. */
  @FunctionalInterface
  interface Summand {
    /**
     * Does a piece.
     *
     * @param piece number of the piece
     * @param sums zeros, to which the piece adds what it contributes
     */
    void add(int piece, double[] sums);
  }

  /** All work on the calling thread. */
  Workers SEQUENTIAL =
      (pieces, work) -> {
        if (pieces > 0) {
          work.run(0, pieces);
        }
      };

  /**
   * All work on the calling thread, with fresh scratch memory: for tests, as nothing may depend on
   * what memory holds.
   *
   * @param content what all of the memory holds
   * @return the workers
   */
  static Workers withMemoryHolding(double content) {
    return new Workers() {
      @Override
      public void forEach(int pieces, Range work) {
        SEQUENTIAL.forEach(pieces, work);
      }

      @Override
      public void forEachPiece(int pieces, Function<Scratch, IntConsumer> work) {
        if (pieces > 0) {
          IntStream.range(0, pieces).forEach(work.apply(Scratch.holding(content)));
        }
      }
    };
  }

  /**
   * Runs {@code work} over all pieces and returns when all are done. Each call of {@code work} gets
   * a range of its own.
   *
   * @param pieces how many pieces, not negative
   * @param work what to do with a range of pieces
   */
  void forEach(int pieces, Range work);

  /**
   * Runs work over all pieces and returns when all are done.
   *
   * @param pieces how many pieces, not negative
   * @param work asked once for each thread that takes part, with scratch memory for that thread;
   *     what it makes does a piece of a given number
   */
  default void forEachPiece(int pieces, Function<Scratch, IntConsumer> work) {
    Map<Thread, IntConsumer> own = new ConcurrentHashMap<>();
    Queue<Scratch> lent = new ConcurrentLinkedQueue<>();
    Function<Thread, IntConsumer> begin =
        thread -> {
          Scratch scratch = Scratch.take();
          lent.add(scratch);
          return work.apply(scratch);
        };
    try {
      forEach(
          pieces,
          (from, to) -> {
            IntConsumer doPiece = own.computeIfAbsent(Thread.currentThread(), begin);
            for (int piece = from; piece < to; piece++) {
              doPiece.accept(piece);
            }
          });
    } finally {
      lent.forEach(Scratch::giveBack);
    }
  }

  /**
   * Runs work over all pieces and adds up what they contribute, in the order of their numbers: the
   * same bits for any number of threads.
   *
   * @param pieces how many pieces, not negative
   * @param width how many sums
   * @param work asked once for each thread that takes part, with scratch memory for that thread
   * @return the sums {@code [width]}
   */
  default double[] sum(int pieces, int width, Function<Scratch, Summand> work) {
    double[][] rows = new double[pieces][];
    forEachPiece(
        pieces,
        scratch -> {
          Summand summand = work.apply(scratch);
          return piece -> {
            double[] row = new double[width];
            summand.add(piece, row);
            rows[piece] = row;
          };
        });
    double[] sums = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        sums[i] += row[i];
      }
    }
    return sums;
  }
}
