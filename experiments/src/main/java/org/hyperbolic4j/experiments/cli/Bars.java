package org.hyperbolic4j.experiments.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars, which go to terminals only. */
final class Bars {

  /** System property: whether there is a terminal. */
  static final String TERMINAL = "h4j.terminal";

  private Bars() {}

  /** The launcher knows; Java 22 and newer give a console even where there is no terminal. */
  static boolean wanted() {
    return Boolean.getBoolean(TERMINAL);
  }

  /**
   * Shows a bar until it is closed.
   *
   * @param task what is being done
   * @param total images in the end
   * @param done images that were done before
   */
  static ProgressBar images(String task, long total, long done) {
    return bar(task, total, done, " images", 1);
  }

  /**
   * Shows a bar until it is closed.
   *
   * @param task what is being done
   * @param total bytes in the end
   * @param done bytes that were done before
   */
  static ProgressBar bytes(String task, long total, long done) {
    return bar(task, total, done, " MB", 1_000_000);
  }

  private static ProgressBar bar(String task, long total, long done, String unit, long size) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setInitialMax(total)
        .setUnit(unit, size)
        .showSpeed()
        .setUpdateIntervalMillis(250)
        .startsFrom(done, Duration.ZERO)
        .clearDisplayOnFinish()
        .build();
  }
}
