package org.hyperbolic4j.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.report.source.ReportSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages about files that were made up. */
final class ReportPageTest {

  private static final String HOSTILE = "<script>alert('x')&amp;\"{{title}}";

  @TempDir private Path folder;

  private Document report(Path... folders) throws IOException {
    Path page = new Report(ReportSource.read(Arrays.asList(folders))).write(folder.resolve("out"));
    return Jsoup.parse(page, "UTF-8");
  }

  /** The rows below the caption that begins so, a list of cells each. */
  private static List<List<String>> rows(Document page, String caption) {
    Element before =
        page.select("p.caption").stream()
            .filter(element -> element.text().startsWith(caption))
            .findFirst()
            .orElseThrow();
    return before.nextElementSibling().select("tbody tr").stream()
        .map(row -> row.select("td").eachText())
        .toList();
  }

  @Test
  void runsHaveTheirRowsAndCurves() throws IOException {
    Document page =
        report(
            FabricatedRun.write(folder.resolve("a"), "euclidean-2-2-2-resnet-8", 3, 0.1, 0.4, 0.3),
            FabricatedRun.write(
                folder.resolve("b"), "poincare-2-2-2-resnet-8", 4, 9, new double[0]));

    assertThat(page.title()).isEqualTo("2 runs");
    assertThat(rows(page, "Runs."))
        .containsExactly(
            List.of(
                "a",
                "euclidean-2-2-2-resnet-8",
                "shapetree",
                "3",
                "3",
                "30.00",
                "40.00",
                "2",
                "3.000"),
            List.of(
                "b", "poincare-2-2-2-resnet-8", "shapetree", "4", "0 of 9", "–", "–", "–", "–"));
    assertThat(page.select("h2").eachText())
        .containsExactly("Runs", "Learning curves", "Configuration and provenance");
    assertThat(page.select("figure svg")).hasSize(4);
    assertThat(page.select("pre").eachText())
        .hasSize(2)
        .allMatch(json -> json.contains("\"seed\""));
    for (String name :
        List.of("training-loss", "test-loss", "training-accuracy", "test-accuracy")) {
      Path figure = folder.resolve("out").resolve(name + ".png");
      assertThat(ImageIO.read(figure.toFile()).getWidth()).isPositive();
      assertThat(folder.resolve("out").resolve(name + ".svg")).isNotEmptyFile();
    }
  }

  @Test
  void seedsAreTakenTogetherAndCompared() throws IOException {
    Path[] runs = {
      FabricatedRun.write(folder.resolve("e0"), "euclidean-2-2-2-resnet-8", 0, 0.50),
      FabricatedRun.write(folder.resolve("e1"), "euclidean-2-2-2-resnet-8", 1, 0.52),
      FabricatedRun.write(folder.resolve("e2"), "euclidean-2-2-2-resnet-8", 2, 0.54),
      // Another order; seed 2 minus its partner is 1, seed 0: 2, seed 1: 3 points.
      FabricatedRun.write(folder.resolve("p2"), "poincare-2-2-2-resnet-8", 2, 0.55),
      FabricatedRun.write(folder.resolve("p0"), "poincare-2-2-2-resnet-8", 0, 0.52),
      FabricatedRun.write(folder.resolve("p1"), "poincare-2-2-2-resnet-8", 1, 0.55),
      // Neither counts: a repeated seed, and a run that is not finished.
      FabricatedRun.write(folder.resolve("e0again"), "euclidean-2-2-2-resnet-8", 0, 0.9),
      FabricatedRun.write(folder.resolve("p3"), "poincare-2-2-2-resnet-8", 3, 1, new double[0]),
    };

    Document page = report(runs);

    List<List<String>> means = rows(page, "Mean and standard deviation");
    // 4.303 * 2 / sqrt(3) = 4.97.
    assertThat(means.get(0))
        .startsWith("euclidean-2-2-2-resnet-8 on shapetree", "3", "52.00 ± 2.00", "47.03 to 56.97");
    assertThat(rows(page, "Last test accuracy"))
        .containsExactly(
            List.of(
                "poincare-2-2-2-resnet-8 on shapetree",
                "euclidean-2-2-2-resnet-8 on shapetree",
                "3",
                "2.00 ± 1.00",
                "-0.48 to 4.48",
                "0.074",
                "0.074",
                "–"));
    assertThat(page.text()).contains("2 of 8 runs are left out");
  }

  @Test
  void groupsAreCalledByWhatSetsThemApart() throws IOException {
    Document page =
        report(
            FabricatedRun.write(folder.resolve("a0"), "euclidean-2-2-2-resnet-8", 0, 0.5),
            FabricatedRun.write(folder.resolve("a1"), "euclidean-2-2-2-resnet-8", 1, 0.5),
            FabricatedRun.write(folder.resolve("b0"), "euclidean-2-2-2-resnet-8", 0, 0.5, 0.6),
            FabricatedRun.write(folder.resolve("c0"), "poincare-2-2-2-resnet-8", 0, 0.5));

    assertThat(rows(page, "Mean and standard deviation"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "euclidean-2-2-2-resnet-8 on shapetree, epochs 1",
            "euclidean-2-2-2-resnet-8 on shapetree, epochs 2",
            "poincare-2-2-2-resnet-8 on shapetree");
  }

  @Test
  void whateverThingsAreCalledIsText() throws IOException {
    Path study = Files.createDirectories(folder.resolve("study"));
    Files.writeString(
        study.resolve("results.json"),
        """
        {"study": "s", "title": "NAME", "question": "NAME", "factors": ["NAME"],
         "metrics": [{"name": "m", "title": "NAME"}],
         "rows": [{"levels": {"NAME": "NAME"}, "metrics": {"m": {"values": [1],
           "published": {"value": 2, "source": "NAME"}}}}],
         "series": [{"name": "../NAME", "title": "NAME", "x": "NAME", "y": "NAME",
           "lines": [{"label": "NAME", "x": [1, 2], "y": [1, 2]}]}],
         "failures": [{"cell": "NAME", "reason": "NAME"}], "command": "NAME"}
        """
            .replace("NAME", HOSTILE.replace("\"", "\\\"")));

    Document page = report(study);

    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("h1").text()).isEqualTo(HOSTILE);
    assertThat(page.select("header p").text()).isEqualTo(HOSTILE);
    assertThat(page.select("th").eachText()).startsWith(HOSTILE, HOSTILE);
    assertThat(page.select("td").eachText()).contains(HOSTILE);
    assertThat(page.select(".notes li").text()).isEqualTo("1 " + HOSTILE);
    assertThat(page.select("svg text").eachText()).contains(HOSTILE);
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "index.html",
              "series-..-script-alert-x-amp-title.svg",
              "series-..-script-alert-x-amp-title.png");
    }
  }

  @Test
  void nothingComesFromElsewhere() throws IOException {
    Document page =
        report(FabricatedRun.write(folder.resolve("a"), "euclidean-2-2-2-resnet-8", 0, 0.5, 0.6));

    assertThat(page.select("link, script, iframe, object, [src], [onload]")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href"))
        .allMatch(link -> link.startsWith("#section-"));
    assertThat(page.select("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
    List<String> identifiers = page.select("[id]").eachAttr("id");
    assertThat(identifiers).doesNotHaveDuplicates();
    assertThat(page.select("[clip-path]").eachAttr("clip-path"))
        .isNotEmpty()
        .allMatch(clip -> identifiers.contains(clip.substring(5, clip.length() - 1)));
  }

  @Test
  void studiesHaveTheirTablesSeriesAndRuns() throws IOException {
    Path study = Files.createDirectories(folder.resolve("study"));
    Files.writeString(
        study.resolve("results.json"),
        """
        {"study": "batchnorm", "title": "Batch norm", "question": "Which centre?", "scale": "small",
         "unheard": {"of": 1}, "factors": ["centre", "depth"],
         "metrics": [{"name": "accuracy", "title": "test accuracy", "unit": "%", "better": "higher"},
                     {"name": "ms", "unit": "ms"}],
         "rows": [
           {"levels": {"centre": "midpoint", "depth": 20}, "cells": ["midpoint-seed-0"],
            "metrics": {"accuracy": {"values": [61.2, 60.8, null],
              "published": {"value": 86.21, "source": "table 3"}}, "ms": {"values": [12.5]}}},
           {"levels": {"centre": "frechet"}, "metrics": {"accuracy": {"values": [], "mean": 60.5}}}],
         "series": [{"name": "norms", "title": "Norms", "x": "layer", "y": "norm",
            "lines": [{"label": "identity", "x": [1, 2], "y": [0.9, null]}]}],
         "failures": [{"cell": "frechet-seed-1", "reason": "loss is NaN"}]}
        """);
    Files.createDirectories(study.resolve("cells/frechet-seed-1"));
    FabricatedRun.write(
        study.resolve("cells/midpoint-seed-0/run"), "poincare-2-2-2-resnet-8", 0, 0.5);

    Document page = report(study);

    assertThat(page.title()).isEqualTo("Batch norm");
    assertThat(page.select("header p").text()).isEqualTo("Which centre? Scale: small.");
    assertThat(rows(page, "Mean and standard deviation"))
        .containsExactly(
            // 12.706 * 0.28284 / sqrt(2) = 2.54.
            List.of(
                "midpoint",
                "20",
                "61.00 ± 0.28",
                "58.46 to 63.54",
                "2",
                "86.211",
                "12.50",
                "–",
                "1"),
            List.of("frechet", "–", "60.50", "–", "–", "–", "–", "–", "–"));
    assertThat(page.select("td sup").text()).isEqualTo("1");
    assertThat(page.select(".notes").text()).isEqualTo("1 table 3");
    assertThat(rows(page, "What failed")).containsExactly(List.of("frechet-seed-1", "loss is NaN"));
    assertThat(rows(page, "Runs.").get(0)).startsWith("midpoint-seed-0");
    assertThat(page.select("figure")).hasSize(1 + 4);
    assertThat(folder.resolve("out/tensorboard/midpoint-seed-0")).isNotEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"study": "s", "rows": 3}                                   | rows
          {"title": "t"}                                              | the study's name is missing
          {"study": "s", "series": [{"lines": [{"x": [1], "y": []}]}]}| 1 places and 0 values
          {"study": "s",                                              | line 1
          null                                                        | null
          """)
  void damagedStudiesAreOneLine(String json, String reason) throws IOException {
    Files.writeString(folder.resolve("results.json"), json);

    assertThatThrownBy(() -> report(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("results.json cannot be read as the results of a study", reason)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"epoch": 2, "train_loss":              | line 2
          {"epoch": 2}                            | train_loss
          null                                    | does not describe
          """)
  void damagedMetricsAreOneLine(String line, String reason) throws IOException {
    Path run = FabricatedRun.write(folder.resolve("a"), "euclidean-2-2-2-resnet-8", 0, 0.5);
    Files.writeString(
        run.resolve("metrics.jsonl"), Files.readString(run.resolve("metrics.jsonl")) + line + "\n");

    assertThatThrownBy(() -> report(run))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("metrics.jsonl, line 2 cannot be read", "epoch 2", reason)
        .hasMessageNotContaining("\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void runsOfOneNameAreToldApart() throws IOException {
    Path first = FabricatedRun.write(folder.resolve("x/run"), "euclidean-2-2-2-resnet-8", 0, 0.5);
    Path second = FabricatedRun.write(folder.resolve("y/run"), "euclidean-2-2-2-resnet-8", 1, 0.5);

    assertThat(rows(report(first, second, first), "Runs."))
        .extracting(row -> row.get(0))
        .containsExactly(first.toString(), second.toString());
  }

  @Test
  void aStudyComesAlone() throws IOException {
    Path run = FabricatedRun.write(folder.resolve("a"), "euclidean-2-2-2-resnet-8", 0, 0.5);
    Path study = Files.createDirectories(folder.resolve("study"));
    Files.writeString(study.resolve("results.json"), "{\"study\": \"s\"}");

    assertThatThrownBy(() -> report(run, study)).hasMessageContaining("takes no other folder");
    assertThat(report(study).text()).contains("no results yet");
  }
}
