package org.hyperbolic4j.experiments.cli;

import org.hyperbolic4j.experiments.data.Progress;

/** Shows how far a load, or a pass over images, is, where there is a terminal. */
final class LoadBar implements Progress, AutoCloseable {

  private final String verb;
  private final TaskBar bar = new TaskBar((task, total, done) -> Bars.images(task, total, 0));

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
  public void report(String task, long done, long total) {
    bar.show(verb + " " + task, done, total);
  }

  @Override
  public void close() {
    bar.close();
  }
}
