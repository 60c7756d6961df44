package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerifyCommandTest {

  @TempDir private Path folder;

  private static CommandRun verifySpoiled(Path folder, String... options) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SpoiledPlugin.alone(folder));
    try {
      String[] arguments = new String[options.length + 2];
      arguments[0] = "verify";
      arguments[1] = SpoiledPlugin.NAME;
      System.arraycopy(options, 0, arguments, 2, options.length);
      return CommandRun.of(arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void lawsThatHoldAreListedInBothPrecisions() {
    CommandRun run = CommandRun.of("verify", "lorentz", "--tries", "5", "--law", "distance,maps");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("float32"))
        .anyMatch(line -> line.startsWith("float64"))
        .filteredOn(line -> line.matches(" +triangle-inequality +5 .* held"))
        .hasSize(2);
    assertThat(run.out()).contains(" laws tried on lorentz, seed 0: 0 failed");
  }

  @Test
  void aLawThatFailsComesWithItsCounterexampleAndHowToFindItAgain() throws IOException {
    CommandRun run =
        verifySpoiled(
            folder, "--law", "distance-is-symmetric", "--precision", "float64", "--seed", "3");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("distance-is-symmetric", "FAILED", "d(x, y) = d(y, x)", "at c = ")
        .contains("again: --law distance-is-symmetric --seed 3 --tries 1000")
        .contains("1 laws tried on spoiled, seed 3: 1 failed");
    CommandRun again =
        verifySpoiled(
            folder, "--law", "distance-is-symmetric", "--precision", "float64", "--seed", "3");
    assertThat(again.out()).isEqualTo(run.out());
  }

  @Test
  void theReportIsWrittenAsJson() throws IOException {
    Path file = folder.resolve("report.json");
    CommandRun run =
        verifySpoiled(folder, "--law", "distance-is-symmetric", "--json", file.toString());

    assertThat(run.exit()).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("manifold").asText()).isEqualTo("spoiled");
    assertThat(report.get("laws")).hasSize(2);
    for (JsonNode law : report.get("laws")) {
      assertThat(law.get("verdict").asText()).isEqualTo("failed");
      assertThat(law.get("counterexample").asText()).startsWith("c = ");
    }
  }

  @Test
  void lawsAreExplained() {
    CommandRun run = CommandRun.of("verify", "poincare", "--list");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("left-cancellation (gyrovectors)", "-x + (x + y) = y", "Ungar");
  }

  @Test
  void digitsOfTwoModelsAreComparedByDistanceFromTheOrigin() {
    CommandRun run = CommandRun.of("verify", "--compare", "poincare,lorentz");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("float32 +quantity +radii +poincare +lorentz"))
        .anyMatch(line -> line.matches("float64 +quantity +radii +poincare +lorentz"))
        .filteredOn(line -> line.matches(" +distance +10\\.00 +\\d+\\.\\d +\\d+\\.\\d"))
        .hasSize(2);
    CommandRun one = CommandRun.of("verify", "lorentz", "--digits", "--precision", "float64");
    assertThat(one.exit()).isZero();
    assertThat(one.out()).contains("transport").doesNotContain("poincare", "float32");
  }

  @Test
  void withoutAManifoldThereIsNothingToVerify() {
    CommandRun run = CommandRun.of("verify");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("name a manifold");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, --tries, 1, unknown manifold 'nowhere'",
    "poincare, --tries, 0, must be tried at least once",
    "poincare, --law, gravity, there is no law 'gravity'",
    "poincare, --precision, float16, 'float16' is none of"
  })
  void badInputIsOneLine(String manifold, String option, String value, String complaint) {
    CommandRun run = CommandRun.of("verify", manifold, option, value);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(complaint);
    assertThat(run.err().lines().filter(line -> line.startsWith("h4j: "))).hasSize(1);
  }
}
