package org.hyperbolic4j.manifold.fused;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

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
   * Runs {@code work} over all pieces and returns when all are done. Each call of {@code work} gets
   * a range of its own; scratch memory can be taken per call.
   *
   * @param pieces how many pieces, not negative
   * @param work what to do with a range of pieces
   */
  void forEach(int pieces, Range work);

  /**
   * Runs work over all pieces and returns when all are done.
   *
   * @param pieces how many pieces, not negative
   * @param work asked once for each thread that takes part, so that what it makes may have scratch
   *     memory; what it makes does a piece of a given number
   */
  default void forEachPiece(int pieces, Supplier<IntConsumer> work) {
    Map<Thread, IntConsumer> own = new ConcurrentHashMap<>();
    forEach(
        pieces,
        (from, to) -> {
          IntConsumer doPiece = own.computeIfAbsent(Thread.currentThread(), thread -> work.get());
          for (int piece = from; piece < to; piece++) {
            doPiece.accept(piece);
          }
        });
  }

  /**
   * Runs work over all pieces and adds up what they contribute, in the order of their numbers: the
   * same bits for any number of threads.
   *
   * @param pieces how many pieces, not negative
   * @param width how many sums
   * @param work asked once for each thread that takes part, so that what it makes may have scratch
   *     memory
   * @return the sums {@code [width]}
   */
  default double[] sum(int pieces, int width, Supplier<Summand> work) {
    double[][] rows = new double[pieces][];
    forEachPiece(
        pieces,
        () -> {
          Summand summand = work.get();
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
