package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import org.hyperbolic4j.experiments.data.fetch.FetchListener;

/** Shows how far a fetch is, where there is a terminal, and prints what it notes. */
final class FetchBar implements FetchListener, AutoCloseable {

  private final PrintWriter out;
  private String task;
  private ProgressBar bar;

  FetchBar(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void progress(String newTask, long done, long total) {
    if (!Bars.wanted()) {
      return;
    }
    if (!newTask.equals(task)) {
      close();
      task = newTask;
      bar = Bars.bytes(task, total, done);
    }
    bar.stepTo(done);
  }

  @Override
  public void note(String line) {
    close();
    out.println(line);
    out.flush();
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
