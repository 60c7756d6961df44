package org.hyperbolic4j.experiments.cli;

import me.tongfei.progressbar.ProgressBar;
import org.hyperbolic4j.experiments.data.Progress;

/** Shows how far a load, or a pass over images, is, where there is a terminal. */
final class LoadBar implements Progress, AutoCloseable {

  private final String verb;
  private String task;
  private ProgressBar bar;

  LoadBar() {
    this("loading");
  }

  /**
   * Shows something slow other than a load.
   *
   * @param verb what happens to the images
   */
  LoadBar(String verb) {
    this.verb = verb;
  }

  @Override
  public void report(String newTask, long done, long total) {
    if (!Bars.wanted()) {
      return;
    }
    if (!newTask.equals(task)) {
      close();
      task = newTask;
      bar = Bars.images(verb + " " + task, total, 0);
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
