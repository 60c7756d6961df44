package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.analysis.gradcam.CamSheet;
import org.hyperbolic4j.experiments.analysis.gradcam.Column;
import org.hyperbolic4j.experiments.analysis.gradcam.GradCam;
import org.hyperbolic4j.experiments.analysis.gradcam.GradCamReport;
import org.hyperbolic4j.experiments.analysis.inference.Logits;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.run.FinishedRun;
import org.hyperbolic4j.nn.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws where networks see what they take images for. */
@Command(
    name = "gradcam",
    description =
        "Draw Grad-CAM heat maps over test images, networks side by side: of the last feature map, on"
            + " a manifold in tangent coordinates.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GradCamCommand implements Callable<Integer> {

  /** The class whose score is explained. */
  enum Explained {
    /** What the network takes the image for. */
    PREDICTED,
    /** What it is. */
    LABEL
  }

  @Parameters(
      index = "0..1",
      arity = "1..2",
      paramLabel = "RUN",
      description = "folder of a run; one or two")
  private List<Path> folders;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the PNG file to write")
  private Path file;

  @Option(
      names = "--images",
      paramLabel = "I",
      split = ",",
      description =
          "numbers of test images from 0, with commas between; default: the first that a network"
              + " gets wrong")
  private List<Integer> chosen;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "8",
      description = "how many images without --images; default: ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--explain",
      defaultValue = "predicted",
      description =
          "the class whose score is explained: one of ${COMPLETION-CANDIDATES}; default:"
              + " ${DEFAULT-VALUE}")
  private Explained explained;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    options.check();
    PassOptions.requireAtLeast("--count", count, 1);
    List<FinishedRun> runs = folders.stream().map(options::open).toList();
    ImageSet all = sameTest(runs);
    int[] numbers = chosen == null ? misclassified(runs, all) : checked(all);
    ImageSet shown = all.select(numbers);
    List<Column> columns = runs.stream().map(run -> column(run.network(), shown)).toList();
    CamSheet.write(shown, columns, file);
    options.print(spec, report(shown, numbers, columns), GradCamCommand::print);
    return 0;
  }

  private ImageSet sameTest(List<FinishedRun> runs) {
    try (LoadBar progress = new LoadBar()) {
      ImageSet first = options.test(runs.get(0), progress);
      if (runs.size() > 1) {
        options.requireSameTest(folders.get(0), first, folders.get(1), runs.get(1), progress);
      }
      return first;
    }
  }

  private int[] checked(ImageSet all) {
    for (int image : chosen) {
      if (image < 0 || image >= all.size()) {
        throw new BadInputException(
            "--images: there is no image %d; test images are 0 to %d"
                .formatted(image, all.size() - 1));
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] misclassified(List<FinishedRun> runs, ImageSet all) {
    List<Logits> logits = new ArrayList<>();
    try (LoadBar progress = new LoadBar("evaluating")) {
      runs.forEach(run -> logits.add(Logits.of(run.network(), all, options.batch(), progress)));
    }
    int[] wrong =
        IntStream.range(0, all.size())
            .filter(image -> logits.stream().anyMatch(scores -> !scores.isRight(image)))
            .limit(count)
            .toArray();
    if (wrong.length == 0) {
      throw new BadInputException(
          "every test image is classified rightly; --images says which to draw");
    }
    return wrong;
  }

  private Column column(Network network, ImageSet shown) {
    Logits logits = Logits.of(network, shown, options.batch(), Progress.NONE);
    int[] predicted = IntStream.range(0, shown.size()).map(logits::predicted).toArray();
    int[] classes = explained == Explained.LABEL ? shown.labels() : predicted;
    return new Column(
        network.config().model(),
        IntStream.of(predicted).boxed().toList(),
        GradCam.of(network, shown, classes, options.batch()));
  }

  private GradCamReport report(ImageSet shown, int[] numbers, List<Column> columns) {
    List<String> names = shown.classes().leaves();
    List<GradCamReport.Row> rows = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      int row = i;
      rows.add(
          new GradCamReport.Row(
              numbers[i],
              names.get(shown.label(i)),
              columns.stream().map(column -> names.get(column.predicted().get(row))).toList()));
    }
    return new GradCamReport(
        file.toString(),
        shown.name(),
        EnumWords.word(explained),
        columns.stream().map(Column::model).toList(),
        rows);
  }

  private static void print(GradCamReport report, PrintWriter out) {
    out.printf("%-8s %-20s %s%n", "image", "label", String.join("  ", report.models()));
    for (GradCamReport.Row row : report.images()) {
      out.printf("%-8d %-20s %s%n", row.image(), row.label(), String.join("  ", row.predicted()));
    }
    out.printf("maps of the %s class are in %s%n", report.explained(), report.sheet());
  }
}
