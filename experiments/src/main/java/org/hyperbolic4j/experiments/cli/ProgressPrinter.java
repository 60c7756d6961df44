package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.experiments.run.RunListener;
import org.hyperbolic4j.experiments.run.TrainingState;

/** Shows a run: a bar while an epoch goes on, where there is a terminal, and a line after each. */
final class ProgressPrinter implements RunListener, AutoCloseable {

  private final PrintWriter out;
  private final int epochs;
  private final boolean terminal;
  private ProgressBar bar;

  ProgressPrinter(PrintWriter out, int epochs) {
    this.out = out;
    this.epochs = epochs;
    // The launcher knows; Java 22 and newer give a console even where there is no terminal.
    this.terminal = Boolean.getBoolean("h4j.terminal");
  }

  @Override
  public void epochStarts(int epoch, int images, int done) {
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("epoch %d/%d".formatted(epoch, epochs))
              .setStyle(ProgressBarStyle.ASCII)
              .setInitialMax(images)
              .setUnit(" images", 1)
              .showSpeed()
              .setUpdateIntervalMillis(250)
              .startsFrom(done, Duration.ZERO)
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public void stepDone(TrainingState state) {
    if (bar != null) {
      bar.stepTo(state.seen());
      bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", state.meanLoss()));
    }
  }

  @Override
  public void epochDone(EpochMetrics metrics) {
    close();
    out.printf(
        Locale.ROOT,
        "epoch %d/%d  train loss %.4f, accuracy %.2f %%  test loss %.4f, accuracy %.2f %%"
            + "  %.0f images/s, %.0f s%n",
        metrics.epoch(),
        epochs,
        metrics.trainLoss(),
        100 * metrics.trainAccuracy(),
        metrics.testLoss(),
        100 * metrics.testAccuracy(),
        metrics.imagesPerSecond(),
        metrics.seconds());
    out.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
