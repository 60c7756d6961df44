package org.hyperbolic4j.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.hyperbolic4j.experiments.study.ScriptedLauncher.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StudyRunnerTest {

  @TempDir private Path folder;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private final StudyListener listener =
      new StudyListener() {
        @Override
        public void starts(String cell) {}

        @Override
        public void done(String cell, int done, double seconds) {
          told.add((seconds < 0 ? "before " : "done ") + cell);
        }

        @Override
        public void failed(String cell, String reason) {
          told.add("failed " + cell + ": " + reason);
        }
      };

  /** Masses: 0.1 kg for plain, 0.2 for ripe fruit, 0.02 more with seed 1. */
  private static Answer weigh(List<String> arguments) {
    if (!arguments.get(0).equals("weigh")) {
      return new Answer("noise\n{\"ratio\": 3}\n\n", "", 0);
    }
    double mass = arguments.contains("plain-large") ? 0.1 : 0.2;
    mass += arguments.contains("1") ? 0.02 : 0;
    return new Answer(
        "weighing\n{\"mass\": {\"kg\": %s}, \"day\": [1, 2], \"size\": [%s, 7]}%n"
            .formatted(mass, mass),
        "",
        0);
  }

  private StudyResults run(Function<List<String>, Answer> script, ScriptedLauncher[] used, int jobs)
      throws Exception {
    ScriptedLauncher launcher = new ScriptedLauncher(script);
    used[0] = launcher;
    try (StudyDirectory directory = SmallStudy.open(folder, Scale.SMOKE)) {
      return new StudyRunner(
              SmallStudy.of(directory, Scale.SMOKE), launcher, jobs, 1, listener, () -> false)
          .run();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void figuresAreMeansOverSeedsBesideThePublishedOnes(int jobs) throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    StudyResults results = run(StudyRunnerTest::weigh, used, jobs);

    assertThat(used[0].started).hasSize(14);
    assertThat(results.failures()).isEmpty();
    assertThat(results.rows()).hasSize(4);
    StudyResults.Figure apple = results.rows().get(0).metrics().get("weight");
    assertThat(apple.values())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsExactly(100.0, 120.0);
    assertThat(apple.mean()).isCloseTo(110, within(1e-9));
    assertThat(apple.standardDeviation()).isCloseTo(Math.sqrt(200), within(1e-9));
    assertThat(apple.published()).isEqualTo(new StudyResults.Reference(150, "a book"));
    assertThat(results.rows().get(1).metrics().get("weight").published()).isNull();
    StudyResults.Row both = results.rows().get(3);
    assertThat(both.levels()).containsEntry("fruit", "both");
    assertThat(both.metrics()).containsOnlyKeys("ratio");
    StudyResults.Line line = results.series().get(0).lines().get(0);
    assertThat(line.label()).isEqualTo("apple, large");
    assertThat(line.x()).containsExactly(1.0, 2.0);
    assertThat(line.y().get(0)).isCloseTo(0.11, within(1e-12));
    assertThat(results.series())
        .extracting(StudyResults.Series::name)
        .containsExactly("growth", "each-apple", "each-pear (ripe)");
    assertThat(results.series().get(2).lines())
        .extracting(StudyResults.Line::label)
        .containsExactly("large", "small");
    assertThat(Files.readAllLines(folder.resolve("table.md")))
        .contains(
            "| fruit | size | weight (g) | published | ratio |",
            "| apple | large | 110.0 ± 14.1 | 150 | – |",
            "| pear (ripe) | small | 210.0 ± 14.1 | – | – |",
            "| both |  | – | – | 3.00 ± 0.00 |",
            "Published figures: a book",
            "Scale smoke: often true, seeds 2.");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    assertThat(json.at("/rows/0/metrics/weight/standard_deviation").asDouble())
        .isEqualTo(apple.standardDeviation());
    assertThat(json.at("/provenance")).hasSize(1);
    assertThat(json.at("/provenance/0/java").asText()).contains(Runtime.version().toString());
    assertThat(json.at("/command").asText()).isEqualTo("h4j reproduce fruit --scale smoke");
  }

  @Test
  void whatIsDoneIsNotDoneAgainAndGivesTheSameTable() throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    run(StudyRunnerTest::weigh, used, 1);
    String table = Files.readString(folder.resolve("table.md"));
    Files.delete(folder.resolve("cells/apple_large_seed-1/peel.json"));
    told.clear();

    run(StudyRunnerTest::weigh, used, 1);

    assertThat(used[0].started).hasSize(1);
    assertThat(used[0].started.get(0)).startsWith("knife", "turn");
    assertThat(told).hasSize(8).contains("before apple_large_seed-0", "done apple_large_seed-1");
    assertThat(Files.readString(folder.resolve("table.md"))).isEqualTo(table);
  }

  @Test
  void aFailureIsToldAndTriedAgainAndStopsNothingElse() throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    StudyResults results =
        run(
            arguments ->
                arguments.contains("ripe-small") && arguments.contains("0")
                    ? new Answer("", "noise\nh4j: too heavy\nmore noise\n", 1)
                    : weigh(arguments),
            used,
            1);
    assertThat(told).contains("failed pear-ripe_small_seed-0: weigh: too heavy");
    assertThat(results.failures())
        .containsExactly(new StudyResults.Failure("pear-ripe_small_seed-0", "weigh: too heavy"));
    assertThat(results.rows().get(2).metrics().get("weight").values()).containsExactly(220.0);
    assertThat(Files.readString(folder.resolve("table.md")))
        .contains("Failed: pear-ripe_small_seed-0: weigh: too heavy");

    StudyResults second = run(StudyRunnerTest::weigh, used, 1);
    assertThat(used[0].started).hasSize(2);
    assertThat(second.failures()).isEmpty();
  }

  @Test
  void aStudyMayAskItsResultsForSomethingElse() throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    run(StudyRunnerTest::weigh, used, 1);
    String other =
        SmallStudy.SOURCE.replace("unit: g", "unit: mg").replace("times: 1000", "times: 1e6");

    try (StudyDirectory directory = StudyDirectory.open(folder, "fruit", Scale.SMOKE, other)) {
      Study study =
          new Study(
              "fruit", StudyFiles.parse("fruit", other), Scale.SMOKE, directory, Path.of("data"));
      ScriptedLauncher nobody = new ScriptedLauncher(StudyRunnerTest::weigh);
      StudyResults results = new StudyRunner(study, nobody, 1, 1, listener, () -> false).run();

      assertThat(nobody.started).isEmpty();
      assertThat(results.rows().get(0).metrics().get("weight").mean())
          .isCloseTo(110e3, within(1e-3));
      assertThat(results.file()).isEqualTo(other);
    }
    String changed = other.replace("--thin", "--thick");
    assertThatThrownBy(() -> StudyDirectory.open(folder, "fruit", Scale.SMOKE, changed))
        .hasMessageContaining("another version of this one");
  }

  @Test
  void whatIsNotDoneIsNotCompared() throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    StudyResults results =
        run(
            arguments ->
                arguments.contains("plain-large") && arguments.contains("1")
                    ? new Answer("", "h4j: too light\n", 1)
                    : weigh(arguments),
            used,
            1);
    assertThat(results.failures())
        .extracting(StudyResults.Failure::reason)
        .containsExactly("weigh: too light", "it compares apple_large_seed-1, which is not done");
  }

  @Test
  void aDamagedResultIsMadeAgain() throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    run(StudyRunnerTest::weigh, used, 1);
    String table = Files.readString(folder.resolve("table.md"));
    Files.writeString(folder.resolve("cells/apple_large_seed-1/weigh.json"), "{");
    told.clear();
    run(StudyRunnerTest::weigh, used, 1);
    assertThat(used[0].started).hasSize(1);
    assertThat(told).contains("done apple_large_seed-1", "before apple_large_seed-0");
    assertThat(Files.readString(folder.resolve("table.md"))).isEqualTo(table);
  }

  @Test
  void aCommandWithoutAResultHasFailed() throws Exception {
    ScriptedLauncher[] used = new ScriptedLauncher[1];
    StudyResults results =
        run(
            arguments ->
                arguments.get(0).equals("compare")
                    ? new Answer("no JSON here\n", "", 0)
                    : weigh(arguments),
            used,
            1);
    assertThat(results.failures()).hasSize(2);
    assertThat(results.failures().get(0).reason()).contains("against: it gave no result");
  }

  @Test
  void numbersHaveAsManyDigitsAsPeopleRead() {
    assertThat(ResultsTable.number(21_346)).isEqualTo("21346");
    assertThat(ResultsTable.number(123.456)).isEqualTo("123.5");
    assertThat(ResultsTable.number(61.249)).isEqualTo("61.25");
    assertThat(ResultsTable.number(0.12345)).isEqualTo("0.1235");
    assertThat(ResultsTable.number(1.5e-7)).isEqualTo("1.50e-07");
    assertThat(ResultsTable.number(-2.5)).isEqualTo("-2.50");
    assertThat(ResultsTable.number(0)).isEqualTo("0");
  }
}
