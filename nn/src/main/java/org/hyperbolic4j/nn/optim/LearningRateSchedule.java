package org.hyperbolic4j.nn.optim;

import java.util.Arrays;

/**
 * The learning rate as a function of how far training has come. The unit of the position (epochs,
 * with fractions, or steps) is the one in which the schedule was made. A schedule has no memory, so
 * that training can resume anywhere.
 */
@FunctionalInterface
public interface LearningRateSchedule {

  /**
   * The learning rate at a position.
   *
   * @param position how much of the training is done, not negative
   * @return the learning rate, not negative
   */
  double at(double position);

  /**
   * The same rate throughout.
   *
   * @param rate learning rate, not negative
   * @return the schedule
   */
  static LearningRateSchedule constant(double rate) {
    requireRate(rate);
    return position -> rate;
  }

  /**
   * Multiplies the rate by a factor after every period: {@code rate * factor^floor(t / period)}.
   *
   * @param rate learning rate at the start, not negative
   * @param period positive
   * @param factor not negative
   * @return the schedule
   */
  static LearningRateSchedule step(double rate, double period, double factor) {
    requireRate(rate);
    requireLength("period", period);
    requireFactor(factor);
    return position -> rate * Math.pow(factor, Math.floor(position / period));
  }

  /**
   * Multiplies the rate by a factor at every milestone reached.
   *
   * @param rate learning rate at the start, not negative
   * @param factor not negative
   * @param milestones positions, ascending
   * @return the schedule
   */
  static LearningRateSchedule multiStep(double rate, double factor, double... milestones) {
    requireRate(rate);
    requireFactor(factor);
    double[] ascending = milestones.clone();
    for (int i = 1; i < ascending.length; i++) {
      if (!(ascending[i - 1] < ascending[i])) {
        throw new IllegalArgumentException(
            "milestones must ascend, not " + Arrays.toString(milestones));
      }
    }
    return position -> {
      long reached = Arrays.stream(ascending).filter(milestone -> milestone <= position).count();
      return rate * Math.pow(factor, (double) reached);
    };
  }

  /**
   * Half a cosine from one rate down to another, which holds from then on (Loshchilov and Hutter
   * 2017, without restarts).
   *
   * @param rate learning rate at the start, not negative
   * @param last learning rate at the end, not negative
   * @param length position of the end, positive
   * @return the schedule
   */
  static LearningRateSchedule cosine(double rate, double last, double length) {
    requireRate(rate);
    requireRate(last);
    requireLength("length", length);
    return position -> {
      double done = Math.min(1, position / length);
      return last + (rate - last) * 0.5 * (1 + Math.cos(Math.PI * done));
    };
  }

  /**
   * This schedule with a linear warm-up in front, during which this schedule runs already: up to
   * {@code length} its rate is multiplied by a factor that rises from {@code first} to 1.
   *
   * @param length position of the end of the warm-up, positive
   * @param first factor at position 0, in [0, 1]
   * @return the schedule
   */
  default LearningRateSchedule withWarmUp(double length, double first) {
    requireLength("length of the warm-up", length);
    if (!(first >= 0 && first <= 1)) {
      throw new IllegalArgumentException(
          "first factor of the warm-up must be in [0, 1], not " + first);
    }
    return position -> {
      double done = Math.min(1, position / length);
      return at(position) * (first + (1 - first) * done);
    };
  }

  private static void requireRate(double rate) {
    if (!(rate >= 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException(
          "learning rate must be finite and not negative, not " + rate);
    }
  }

  private static void requireFactor(double factor) {
    if (!(factor >= 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("factor must be finite and not negative, not " + factor);
    }
  }

  private static void requireLength(String what, double length) {
    if (!(length > 0 && Double.isFinite(length))) {
      throw new IllegalArgumentException(what + " must be finite and positive, not " + length);
    }
  }
}
