package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.hyperbolic4j.experiments.study.StudyListener;

/** Prints a line for each cell of a study. */
final class StudyPrinter implements StudyListener {

  private final PrintWriter out;
  private final int cells;

  StudyPrinter(PrintWriter out, int cells) {
    this.out = out;
    this.cells = cells;
  }

  @Override
  public void starts(String cell) {
    out.printf("%s ...%n", cell);
    out.flush();
  }

  @Override
  public void done(String cell, int done, double seconds) {
    String took = seconds < 0 ? "done before" : String.format(Locale.ROOT, "%.0f s", seconds);
    out.printf("[%d/%d] %s: %s%n", done, cells, cell, took);
    out.flush();
  }

  @Override
  public void failed(String cell, String reason) {
    out.printf("%s failed: %s%n", cell, reason);
    out.flush();
  }
}
