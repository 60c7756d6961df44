package org.hyperbolic4j.hyperbolic.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.junit.jupiter.api.Test;

/** Frames far out, where the last digit of a point's coordinates is far across. */
class FrameTest {

  private static final double C = 0.7;
  private static final double[] START = {4.3, 6.1};
  private static final int MOVES = 1000;

  /** Far less than half a unit in the last place of the coordinates each. */
  private static final double[] MOVE = {3e-13, -7e-13};

  @Test
  void movesTooSmallForTheCoordinatesAddUp() {
    Frame start = new Frame(START, C);
    Frame frame = start;
    for (int i = 0; i < MOVES; i++) {
      frame = frame.moved(MOVE);
    }
    double[] moved = new double[START.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = frame.coordinates()[i] - START[i] + frame.rest[i];
    }
    // To first order, (6.7).
    double s = Math.sqrt(C);
    double theta = 2 * s * start.length;
    double sine = 2 * Hyperbolic.sinhc(theta * theta);
    double radial = MOVES * Frame.dot(MOVE, start.unit) / (2 * s);
    assertThat(Frame.dot(moved, start.unit)).isCloseTo(radial, within(1e-6 * Math.abs(radial)));
    double[] across = start.across(MOVE);
    double[] movedAcross = start.across(moved);
    for (int i = 0; i < across.length; i++) {
      double expected = MOVES * across[i] / (s * sine);
      assertThat(movedAcross[i]).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
  }

  @Test
  void numbersGiveTheSameFrameAgain() {
    Frame frame = new Frame(START, C).moved(MOVE);
    assertThat(frame.rest).isNotEqualTo(new double[START.length]);
    Frame again = Frame.of(frame.toNumbers(), C);
    assertThat(again.coordinates()).isEqualTo(frame.coordinates());
    assertThat(again.rest).isEqualTo(frame.rest);
  }
}
