package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.io.FileUtils;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a run that was trained. */
final class ReportCommandTest {

  @TempDir private static Path folder;

  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    assertThat(CommandRun.train(run).exit()).isZero();
  }

  private static Document page(Path out) throws IOException {
    return Jsoup.parse(out.resolve("index.html"), "UTF-8");
  }

  @Test
  void theNetworkIsEvaluatedOnItsTestSet() throws IOException {
    Path out = folder.resolve("whole");

    CommandRun report = CommandRun.of("report", run.toString(), "--out", out.toString());

    assertThat(report.err()).isEmpty();
    assertThat(report.exit()).isZero();
    assertThat(report.out()).contains(out.resolve("index.html").toString());
    List<EpochMetrics> epochs = RunDirectory.open(run).readMetrics();
    String accuracy =
        String.format(Locale.ROOT, "%.2f", 100 * epochs.get(epochs.size() - 1).testAccuracy());
    List<String> summary =
        page(out).select("h2:contains(test set) ~ div.scroll").first().select("td").eachText();
    assertThat(summary.get(0)).isEqualTo("24");
    assertThat(summary.get(2)).isEqualTo(accuracy);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .contains(
              "run-confusion.svg",
              "run-reliability.svg",
              "run-disk.svg",
              "run-misclassified.png",
              "run-norms-pool.svg",
              "run-norms-group1.block1.svg",
              "test-loss.png")
          .noneMatch(name -> name.endsWith(".tmp"));
    }
    assertThat(page(out).select("svg image").eachAttr("xlink:href"))
        .isNotEmpty()
        .allMatch(source -> source.startsWith("data:image/"));
  }

  @Test
  void ofAStudyOneRunOfEachConfigurationIsEvaluatedAndSheetsAreShown() throws IOException {
    Path study = Files.createDirectories(folder.resolve("study"));
    Files.writeString(study.resolve("results.json"), "{\"study\": \"s\"}");
    for (String cell : List.of("a", "b", "gone")) {
      FileUtils.copyDirectory(run.toFile(), study.resolve("cells/" + cell + "/run").toFile());
    }
    Path description = study.resolve("cells/gone/run/run.json");
    Files.writeString(
        description, Files.readString(description).replaceFirst("\"batch\" : 16", "\"batch\" : 8"));
    Files.delete(study.resolve("cells/gone/run/model/last.npz"));
    ImageIO.write(
        new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB),
        "png",
        study.resolve("cells/a/sheet.png").toFile());
    Path out = folder.resolve("of-study");

    CommandRun report = CommandRun.of("report", study.toString(), "--out", out.toString());

    assertThat(report.exit()).isZero();
    assertThat(report.err()).contains("gone is not evaluated: ").contains("last.npz");
    assertThat(page(out).select("h2:contains(test set)").eachText())
        .containsExactly("a on its test set");
    assertThat(page(out).select("h2:contains(Sheets) ~ * svg image").first()).isNotNull();
    assertThat(out.resolve("a.png")).exists();
  }

  @Test
  void fewerImagesCanBeTakenAndNone() throws IOException {
    Path out = folder.resolve("few");

    assertThat(
            CommandRun.of("report", run.toString(), "--out", out.toString(), "--test-limit", "5")
                .exit())
        .isZero();
    assertThat(page(out).select("h2:contains(test set) ~ div.scroll td").first().text())
        .isEqualTo("5");

    assertThat(
            CommandRun.of("report", run.toString(), "--out", out.toString(), "--no-evaluation")
                .exit())
        .isZero();
    assertThat(page(out).select("h2:contains(test set)")).isEmpty();
  }

  @Test
  void whatCannotBeReportedIsOneLine() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path file = Files.writeString(folder.resolve("file"), "");

    complains("no run.json", empty.toString(), "--out", folder.resolve("x").toString());
    complains("--test-limit", run.toString(), "--out", "x", "--test-limit", "-1");
    complains("--batch", run.toString(), "--out", "x", "--batch", "0");
    complains("cannot make", run.toString(), "--no-evaluation", "--out", file.toString());
    complains("--out", run.toString());
  }

  private static void complains(String part, String... arguments) {
    CommandRun report =
        CommandRun.of(
            Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(report.exit()).isEqualTo(2);
    assertThat(report.err().lines().findFirst().orElse("")).startsWith("h4j: ").contains(part);
    assertThat(report.err().lines().filter(line -> !line.contains("--help"))).hasSize(1);
  }
}
