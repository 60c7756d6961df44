package org.hyperbolic4j.experiments.cli;

import me.tongfei.progressbar.ProgressBar;

/** One bar at a time, for the task that is under way. */
final class TaskBar implements AutoCloseable {

  /** Makes a bar. */
  @FunctionalInterface
  interface Kind {
    ProgressBar open(String task, long total, long done);
  }

  private final Kind kind;
  private String task;
  private ProgressBar bar;

  TaskBar(Kind kind) {
    this.kind = kind;
  }

  /** Shows how far a task is, if there is a terminal; another task has another bar. */
  void show(String newTask, long done, long total) {
    if (!Bars.wanted()) {
      return;
    }
    if (!newTask.equals(task)) {
      close();
      task = newTask;
      bar = kind.open(task, total, done);
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
