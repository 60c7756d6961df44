package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.evaluation.classification.Evaluation;

/** Precision and recall of every class, their means, and which classes are taken for which. */
final class ClassTable {

  private static final double UNDEFINED = Double.NaN;

  private final Evaluation scores;
  private final List<String> names;

  ClassTable(Evaluation scores) {
    this.scores = scores;
    this.names = scores.getLabelsList();
  }

  void print(PrintWriter out) {
    row(out, "class", "images", "precision", "recall");
    for (int k = 0; k < names.size(); k++) {
      int images = scores.getConfusionMatrix().getActualTotal(k);
      row(out, names.get(k), String.valueOf(images), percent(precision(k)), percent(recall(k)));
    }
    row(
        out,
        "mean of the classes",
        String.valueOf(scores.getNumRowCounter()),
        percent(mean(this::precision)),
        percent(mean(this::recall)));
    out.println();
    out.println("confusion matrix (a row for each class, a column for what it was taken for)");
    out.print(scores.confusionMatrix());
  }

  /** Undefined for a class nothing was taken for. */
  private double precision(int k) {
    return scores.precision(k, UNDEFINED);
  }

  /** Undefined for a class without images. */
  private double recall(int k) {
    return scores.recall(k, UNDEFINED);
  }

  private double mean(IntToDoubleFunction measure) {
    return IntStream.range(0, names.size())
        .mapToDouble(measure)
        .filter(Double::isFinite)
        .average()
        .orElse(UNDEFINED);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static void row(PrintWriter out, String... cells) {
    out.printf("%-24s %8s %10s %10s%n", (Object[]) cells);
  }
}
