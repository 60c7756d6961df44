package org.hyperbolic4j.manifold.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WorkersTest {

  /** Ranges of three pieces, the last first. */
  private static final Workers THREES =
      (pieces, work) -> {
        for (int from = (pieces - 1) / 3 * 3; from >= 0 && pieces > 0; from -= 3) {
          work.run(from, Math.min(from + 3, pieces));
        }
      };

  /** The same ranges, each in a thread of its own. */
  private static final Workers APART =
      (pieces, work) ->
          THREES.forEach(
              pieces,
              (from, to) -> {
                Thread thread = new Thread(() -> work.run(from, to));
                thread.start();
                join(thread);
              });

  @Test
  void sequentialWorkIsOneRange() {
    List<Integer> ranges = new ArrayList<>();
    Workers.SEQUENTIAL.forEach(
        7,
        (from, to) -> {
          ranges.add(from);
          ranges.add(to);
        });
    assertThat(ranges).containsExactly(0, 7);
  }

  @Test
  void noPiecesAreNoWork() {
    List<Integer> ranges = new ArrayList<>();
    Workers.SEQUENTIAL.forEach(0, (from, to) -> ranges.add(to));
    assertThat(ranges).isEmpty();
  }

  @Test
  void everyPieceIsDoneOnceWithTheScratchOfItsThread() {
    List<List<Integer>> threads = new ArrayList<>();
    THREES.forEachPiece(
        7,
        scratch -> {
          List<Integer> own = new ArrayList<>();
          threads.add(own);
          return own::add;
        });
    assertThat(threads).containsExactly(List.of(6, 3, 4, 5, 0, 1, 2));
  }

  @Test
  void threadsShareNoScratch() {
    List<List<Integer>> threads = new CopyOnWriteArrayList<>();
    APART.forEachPiece(
        7,
        scratch -> {
          List<Integer> own = new ArrayList<>();
          threads.add(own);
          return own::add;
        });
    assertThat(threads).containsExactlyInAnyOrder(List.of(6), List.of(3, 4, 5), List.of(0, 1, 2));
  }

  @Test
  void sumsAreInTheOrderOfPiecesWhoeverDidThem() {
    double[] sequential = sums(Workers.SEQUENTIAL, 7);
    assertThat(sequential[1]).isEqualTo(7);
    assertThat(sequential[0]).isNotEqualTo(backwards(7));
    assertThat(sums(THREES, 7)).isEqualTo(sequential);
    assertThat(sums(THREES, 0)).containsExactly(0, 0);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The same numbers in another order have another sum. */
  private static double backwards(int pieces) {
    double sum = 0;
    for (int piece = pieces - 1; piece >= 0; piece--) {
      sum += number(piece);
    }
    return sum;
  }

  private static double number(int piece) {
    return 0.1 * (piece + 1) * Math.pow(10, piece % 3);
  }

  private static double[] sums(Workers workers, int pieces) {
    return workers.sum(
        pieces,
        2,
        scratch ->
            (piece, sums) -> {
              sums[0] += number(piece);
              sums[1]++;
            });
  }
}
