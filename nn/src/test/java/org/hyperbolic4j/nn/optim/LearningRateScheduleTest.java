package org.hyperbolic4j.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

  @Test
  void constantStaysTheSame() {
    LearningRateSchedule schedule = LearningRateSchedule.constant(0.1);
    assertThat(schedule.at(0)).isEqualTo(0.1);
    assertThat(schedule.at(1e6)).isEqualTo(0.1);
  }

  @Test
  void stepFallsAtTheEndOfEveryPeriodAndNotBefore() {
    LearningRateSchedule schedule = LearningRateSchedule.step(0.8, 30, 0.5);
    assertThat(schedule.at(0)).isEqualTo(0.8);
    assertThat(schedule.at(29.999)).isEqualTo(0.8);
    assertThat(schedule.at(30)).isEqualTo(0.4);
    assertThat(schedule.at(89)).isEqualTo(0.2);
    assertThat(schedule.at(90)).isEqualTo(0.1);
  }

  @Test
  void multiStepFallsAtEveryMilestone() {
    LearningRateSchedule schedule = LearningRateSchedule.multiStep(1, 0.25, 10, 15);
    assertThat(schedule.at(9.5)).isEqualTo(1);
    assertThat(schedule.at(10)).isEqualTo(0.25);
    assertThat(schedule.at(14)).isEqualTo(0.25);
    assertThat(schedule.at(15)).isEqualTo(0.0625);
    assertThat(schedule.at(1000)).isEqualTo(0.0625);
  }

  @Test
  void multiStepNeedsAscendingMilestones() {
    assertThatThrownBy(() -> LearningRateSchedule.multiStep(1, 0.1, 15, 10))
        .hasMessage("milestones must ascend, not [15.0, 10.0]");
  }

  @Test
  void cosineFallsFromFirstToLastAndStaysThere() {
    LearningRateSchedule schedule = LearningRateSchedule.cosine(1, 0.2, 8);
    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(2)).isCloseTo(0.2 + 0.4 * (1 + Math.sqrt(0.5)), within(1e-15));
    assertThat(schedule.at(4)).isCloseTo(0.6, within(1e-15));
    assertThat(schedule.at(8)).isEqualTo(0.2);
    assertThat(schedule.at(80)).isEqualTo(0.2);
  }

  @Test
  void warmUpRisesLinearlyOnTopOfTheScheduleItPrecedes() {
    LearningRateSchedule schedule = LearningRateSchedule.step(1, 4, 0.5).withWarmUp(5, 0.2);
    assertThat(schedule.at(0)).isCloseTo(0.2, within(1e-15));
    assertThat(schedule.at(2.5)).isCloseTo(0.6, within(1e-15));
    assertThat(schedule.at(4)).isCloseTo(0.5 * 0.84, within(1e-15));
    assertThat(schedule.at(5)).isEqualTo(0.5);
    assertThat(schedule.at(8)).isEqualTo(0.25);
  }

  @Test
  void valuesOutOfRangeAreRefusedInOneLine() {
    assertThatThrownBy(() -> LearningRateSchedule.constant(-1))
        .hasMessage("learning rate must be finite and not negative, not -1.0");
    assertThatThrownBy(() -> LearningRateSchedule.constant(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LearningRateSchedule.step(1, 0, 0.1))
        .hasMessage("period must be finite and positive, not 0.0");
    assertThatThrownBy(() -> LearningRateSchedule.step(1, 1, -0.1))
        .hasMessage("factor must be finite and not negative, not -0.1");
    assertThatThrownBy(() -> LearningRateSchedule.cosine(1, -0.1, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LearningRateSchedule.constant(1).withWarmUp(3, 1.5))
        .hasMessage("first factor of the warm-up must be in [0, 1], not 1.5");
  }
}
