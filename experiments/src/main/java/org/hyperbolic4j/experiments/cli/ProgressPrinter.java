package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.experiments.run.RunListener;
import org.hyperbolic4j.experiments.run.TrainingState;

/** Shows a run: a bar while an epoch goes on, where there is a terminal, and a line after each. */
final class ProgressPrinter implements RunListener, AutoCloseable {

  private final PrintWriter out;
  private final int epochs;
  private ProgressBar bar;

  ProgressPrinter(PrintWriter out, int epochs) {
    this.out = out;
    this.epochs = epochs;
  }

  @Override
  public void epochStarts(int epoch, int images, int done) {
    if (Bars.wanted()) {
      bar = Bars.images("epoch %d/%d".formatted(epoch, epochs), images, done);
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
