package org.hyperbolic4j.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperbolic4j.experiments.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StudyFilesTest {

  private static final String HEAD =
      """
      title: t
      command: train
      factors: {a: {x: {}}}
      metrics: [{name: m, from: train, at: /m}]
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.hyperbolic4j.experiments.study.StudyFiles#names")
  void thePapersStudiesHaveAllScalesAndSayWhatTheyCost(String name) throws Exception {
    StudyFile file = StudyFiles.parse(name, StudyFiles.source(name));
    assertThat(file.scales()).containsOnlyKeys(Scale.SMOKE, Scale.SMALL, Scale.PAPER);
    assertThat(file.scales().values()).allSatisfy(scale -> assertThat(scale.cost()).isNotBlank());
    for (String needed : file.needs()) {
      Files.createDirectories(folder.resolve(needed));
    }
    for (Scale scale : Scale.values()) {
      try (StudyDirectory directory =
          StudyDirectory.open(folder.resolve(scale.name()), name, scale, "")) {
        Study study = new Study(name, file, scale, directory, folder);
        assertThat(study.cells().stream().map(StudyFilesTest::training))
            .as("no network is trained twice")
            .doesNotHaveDuplicates();
        assertThat(study.cells()).hasSizeGreaterThan(1);
        assertThat(study.comparisons().isEmpty()).isEqualTo(file.comparisons().isEmpty());
        assertThat(study.all())
            .flatExtracting(Cell::commands)
            .flatExtracting(Cell.Command::arguments)
            .as("places that nothing fills")
            .noneMatch(argument -> argument.matches(".*\\{[^}]*}.*"));
      }
    }
  }

  private static List<String> training(Cell cell) {
    return cell.commands().get(0).arguments().stream()
        .filter(argument -> !argument.contains(cell.id()))
        .toList();
  }

  @Test
  void aNameIsThatOfTheFile() {
    assertThat(StudyFiles.name("grids/mine.yaml")).isEqualTo("mine");
    assertThat(StudyFiles.name("batchnorm")).isEqualTo("batchnorm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: \"t;line 1, column ",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "scales: {smoke: {}}\ncomand: train;comand is not known",
        ";is empty",
        "title: t\ncommand: train;'factors' is missing or empty",
        "command: train;'title' is missing",
        "title: t\ncommand: train\nfactors: {a: {x: {}}};'metrics' is missing",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train}];"
            + "'metrics.at' is missing",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}];"
            + "'scales' needs one of smoke, small and paper",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "scales: {huge: {}};scales is missing or of the wrong kind",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "scales: {smoke: {levels: {a: [y]}}};names the level 'y' of 'a'; there are [x]",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "without: [{b: x}]\nscales: {smoke: {}};names the factor 'b'; there are [a]",
        HEAD + "scales: {smoke: };the scale 'SMOKE' has no settings",
        HEAD + "scales: {smoke: {then: {b: []}}};'scales.then' names 'b'; there are []",
        HEAD + "scales: {smoke: {}}\nneeds: [ ~ ];a list has an empty entry",
        HEAD
            + "scales: {smoke: {}}\nseries: [{name: s, from: train, x: /x, y: /y, by: [b]}];"
            + "'series.by' names the factor 'b'; there are [a]",
        HEAD
            + "scales: {smoke: {}}\nseries: [{name: s, from: b, x: /x, y: /y}];"
            + "'series.from' names 'b'; there are [train]",
        HEAD
            + "scales: {smoke: {}}\npublished: [{values: {n: 1}, source: s}];"
            + "'published.values' names 'n'; there are [m]",
        HEAD
            + "scales: {smoke: {}}\ntrends: [{metric: m, over: a, limit: 1, title: t}];"
            + "'trends.over' names 'a', whose level 'x' is not a number",
        HEAD
            + "scales: {smoke: {}}\ntrends: [{metric: n, over: a, limit: 1, title: t}];"
            + "'trends.metric' names 'n'; there are [m]",
        HEAD
            + "scales: {smoke: {}}\ntrends: [{metric: m, over: a, title: t}];"
            + "'trends.limit' is missing",
        HEAD
            + "scales: {smoke: {}}\ncomparisons: [{name: c, command: d, of: [{a: y}]}];"
            + "'comparisons' names the level 'y' of 'a'; there are [x]",
        "title: t\ncommand: train\nfactors: {a: {}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "scales: {smoke: {}};the factor 'a' has no levels",
        "title: t\ncommand: train\nfactors: {run: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "scales: {smoke: {}};a factor cannot be called 'run'",
        "title: t\ncommand: train\nfactors: {a: {x: {}}}\nmetrics: [{name: m, from: train, at: /m}]\n"
            + "scales: {smoke: {seeds: 0}};a cell is run at least once, not 0 times"
      })
  void whatIsNoStudyIsRefusedInOneLine(String textAndReason) {
    int reason = textAndReason.indexOf(';');
    String expected = textAndReason.substring(reason + 1);
    assertThatThrownBy(() -> StudyFiles.parse("mine", textAndReason.substring(0, reason)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("study 'mine'")
        .hasMessageContaining(expected)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void whereThereIsNoStudyThatIsSaid() {
    assertThatThrownBy(() -> StudyFiles.source("batchnrom"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "there is no study 'batchnrom'; there are initialization, batchnorm");
    assertThatThrownBy(() -> StudyFiles.source(folder.resolve("none.yaml").toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("there is no file ");
  }
}
