package org.hyperbolic4j.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.experiments.report.chart.ConfusionFigure;
import org.hyperbolic4j.experiments.report.chart.DiskFigure;
import org.hyperbolic4j.experiments.report.chart.Line;
import org.hyperbolic4j.experiments.report.chart.LineFigure;
import org.hyperbolic4j.experiments.report.chart.MistakesFigure;
import org.hyperbolic4j.experiments.report.evaluation.Calibration;
import org.hyperbolic4j.experiments.report.evaluation.Calibration.Bin;
import org.hyperbolic4j.experiments.report.evaluation.DiskEmbedding;
import org.hyperbolic4j.experiments.report.evaluation.Predictions;
import org.hyperbolic4j.experiments.report.evaluation.TestPass;
import org.hyperbolic4j.experiments.report.page.Block;
import org.hyperbolic4j.experiments.report.page.Cell;
import org.hyperbolic4j.experiments.report.page.FileNames;
import org.hyperbolic4j.experiments.report.page.Numbers;
import org.hyperbolic4j.experiments.report.page.Picture;
import org.hyperbolic4j.experiments.report.page.Section;
import org.hyperbolic4j.experiments.report.page.Table;

/** What a run's network makes of test images. */
final class EvaluationSection {

  private static final int BINS = 40;

  private final String label;
  private final String checkpoint;
  private final TestPass pass;
  private final FileNames names;

  EvaluationSection(String label, String checkpoint, TestPass pass, FileNames names) {
    this.label = label;
    this.checkpoint = checkpoint;
    this.pass = pass;
    this.names = names;
  }

  Section section() {
    Predictions predictions = pass.predictions();
    Calibration calibration = Calibration.of(predictions);
    List<Picture> pictures = new ArrayList<>();
    pictures.add(
        picture(
                "confusion",
                "Confusion matrix, shaded by the share of each class's images.",
                new ConfusionFigure(
                    predictions.images().classes().leaves(), predictions.confusion()))
            .scrolled());
    pictures.add(reliability(calibration));
    pass.disk().ifPresent(disk -> pictures.add(disk(disk)));
    if (!predictions.mistakes(1).isEmpty()) {
      pictures.add(
          picture(
              "misclassified",
              "Misclassified images: what they are, what they were taken for, and how sure the"
                  + " network was; the surest first.",
              MistakesFigure.of(predictions)));
    }
    List<Picture> histograms = new ArrayList<>();
    pass.norms().forEach((map, norms) -> histograms.add(histogram(map, norms)));
    return new Section(
        label + " on its test set",
        List.of(
            Block.of(summary(predictions, calibration)),
            Block.of(pictures),
            Block.of(
                "Norms of feature vectors over channels: of every position after the last block of"
                    + " each group, and of the features that the head gets."),
            Block.of(histograms)));
  }

  private Picture picture(
      String kind, String caption, org.hyperbolic4j.experiments.figure.Figure figure) {
    return Picture.of(names.of(label + "-" + kind), caption, figure);
  }

  private Table summary(Predictions predictions, Calibration calibration) {
    return new Table(
        "The %s checkpoint on %s.".formatted(checkpoint, predictions.images().name()),
        List.of(
            Cell.number("images"),
            Cell.number("loss"),
            Cell.number("accuracy, %"),
            Cell.number("mean confidence, %"),
            Cell.number("expected calibration error, %")),
        List.of(
            new Table.Row(
                List.of(
                    Cell.number("" + predictions.images().size()),
                    Cell.number(Numbers.like(1).apply(predictions.loss())),
                    Cell.number(Numbers.percent(predictions.accuracy())),
                    Cell.number(Numbers.percent(calibration.meanConfidence())),
                    Cell.number(Numbers.percent(calibration.expectedError()))))),
        List.of());
  }

  private Picture reliability(Calibration calibration) {
    double total = calibration.bins().stream().mapToInt(Bin::images).sum();
    List<Double> confidences = calibration.bins().stream().map(Bin::confidence).toList();
    List<Line> lines =
        List.of(
            new Line(
                "as sure as right", List.of(0.0, 1.0), List.of(0.0, 1.0), 7, Line.Style.DASHED),
            new Line(
                "accuracy",
                confidences,
                calibration.bins().stream().map(Bin::accuracy).toList(),
                0,
                Line.Style.MARKED),
            new Line(
                "share of images",
                confidences,
                calibration.bins().stream().map(bin -> bin.images() / total).toList(),
                4,
                Line.Style.MARKED));
    return picture(
        "reliability",
        "Reliability: accuracy of images by the confidence of their prediction, in 15 bins.",
        new LineFigure("reliability", "confidence", "share", true, lines));
  }

  private Picture disk(DiskEmbedding disk) {
    String geodesics =
        disk.hyperplanes().isEmpty() ? "" : "; geodesics are where a class has the score 0";
    String prototypes = disk.prototypes().isEmpty() ? "" : "; squares stand for the classes";
    return picture(
        "disk",
        "The features that the head gets, on the Poincar\u00e9 disk%s%s."
            .formatted(geodesics, prototypes),
        new DiskFigure(pass.predictions().images(), disk));
  }

  private Picture histogram(String map, List<Double> norms) {
    List<Double> finite = norms.stream().filter(Double::isFinite).toList();
    double width = binWidth(finite.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    double[] shares = new double[BINS];
    for (double norm : finite) {
      shares[Math.min(BINS - 1, (int) (norm / width))] += 100.0 / finite.size();
    }
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      xs.add(bin * width);
      ys.add(shares[bin]);
    }
    Line line = new Line("", xs, ys, 2, Line.Style.STEPS);
    return picture(
        "norms-" + map,
        "Norms of %s, %,d vectors.".formatted(map, norms.size()),
        new LineFigure(map, "norm", "% of vectors", false, List.of(line)));
  }

  /** The least of 1, 2 or 5 times a power of ten by which the bins hold all. */
  private static double binWidth(double largest) {
    if (largest <= 0) {
      return 1;
    }
    double least = largest / (BINS - 1);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
