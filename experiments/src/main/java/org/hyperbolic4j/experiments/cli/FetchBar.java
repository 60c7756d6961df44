package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import org.hyperbolic4j.experiments.data.fetch.FetchListener;

/** Shows how far a fetch is, where there is a terminal, and prints what it notes. */
final class FetchBar implements FetchListener, AutoCloseable {

  private final PrintWriter out;
  private final TaskBar bar = new TaskBar(Bars::bytes);

  FetchBar(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void progress(String task, long done, long total) {
    bar.show(task, done, total);
  }

  @Override
  public void note(String line) {
    close();
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}
