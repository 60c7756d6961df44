package org.hyperbolic4j.experiments.cli;

import me.tongfei.progressbar.ProgressBar;
import org.hyperbolic4j.experiments.data.Progress;

/** Shows how far a load is, where there is a terminal. */
final class LoadBar implements Progress, AutoCloseable {

  private String task;
  private ProgressBar bar;

  @Override
  public void report(String newTask, long done, long total) {
    if (!Bars.wanted()) {
      return;
    }
    if (!newTask.equals(task)) {
      close();
      task = newTask;
      bar = Bars.images("loading " + task, total, 0);
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      task = null;
    }
  }
}
