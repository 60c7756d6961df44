package org.hyperbolic4j.experiments.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.hyperbolic4j.laws.accuracy.Quantity;
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
  void nothingElseGoesToStandardOutput() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      String law = "graph-add-is-finite-for-finite-inputs";
      CommandRun run = CommandRun.of("verify", "poincare", "--tries", "1", "--law", law);
      assertThat(run.out()).contains("2 laws tried on poincare, seed 0: 0 failed");
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
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
  void digitsAreDrawn() throws IOException {
    Path vector = folder.resolve("digits.svg");
    Path raster = folder.resolve("digits.png");
    for (Path file : List.of(vector, raster)) {
      CommandRun run =
          CommandRun.of(
              "verify",
              "--compare",
              "poincare,lorentz",
              "--plot",
              file.toString(),
              "--precision",
              "float32");
      assertThat(run.exit()).isZero();
    }

    String drawing = Files.readString(vector);
    int points = 2 * Quantity.values().length * 8;
    assertThat(drawing).contains("<svg");
    assertThat(drawing.split("<ellipse", -1)).hasSizeGreaterThan(points);
    BufferedImage drawn = ImageIO.read(raster.toFile());
    assertThat(colours(drawn)).hasSizeGreaterThan(10);
  }

  private static Set<Integer> colours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .mapToObj(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()))
        .collect(Collectors.toSet());
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
    "poincare, --plot, digits.svg, --plot draws digits: add --digits or --compare",
    "poincare, --plot=digits.gif, --digits, written as .svg or .png",
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
