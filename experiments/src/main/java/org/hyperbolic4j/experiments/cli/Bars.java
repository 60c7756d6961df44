package org.hyperbolic4j.experiments.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars, which go to terminals only. */
final class Bars {

  private Bars() {}

  /** The launcher knows; Java 22 and newer give a console even where there is no terminal. */
  static boolean wanted() {
    return Boolean.getBoolean("h4j.terminal");
  }

  /**
   * Shows a bar until it is closed.
   *
   * @param task what is being done
   * @param total images in the end
   * @param done images that were done before
   */
  static ProgressBar images(String task, long total, long done) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setInitialMax(total)
        .setUnit(" images", 1)
        .showSpeed()
        .setUpdateIntervalMillis(250)
        .startsFrom(done, Duration.ZERO)
        .clearDisplayOnFinish()
        .build();
  }
}
