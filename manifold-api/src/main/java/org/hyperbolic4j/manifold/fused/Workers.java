package org.hyperbolic4j.manifold.fused;

/**
 * Splits independent pieces of work over threads. A kernel that reduces over pieces keeps one
 * partial result a piece and adds them up in the order of their numbers, so that its result does
 * not depend on how many threads there are.
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
}
