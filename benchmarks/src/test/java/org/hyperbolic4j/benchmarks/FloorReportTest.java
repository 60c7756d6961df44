package org.hyperbolic4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorReportTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @BeforeAll
  static void shareTheMachine() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  private int run(String... arguments) {
    return FloorReport.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void measuresBothPassesBesideTheirFloor() throws Exception {
    Path json = directory.resolve("floor.json");
    int exit = run("--quick", "--json", json.toString(), "-p", "operator=ADD", "OperatorBenchmark");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exit).isZero();
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertThat(lines[0]).startsWith("Rates with ");
    assertThat(lines[4]).startsWith("| add | 2x3x4x4 | ");
    assertThat(lines[4].split("\\|", -1)).hasSize(10);
    assertThat(lines).hasSize(6);

    JsonNode table = new ObjectMapper().readTree(Files.readString(json));
    JsonNode both = table.get("rows").get(1);
    assertThat(both.get("pass").asText()).isEqualTo("both");
    // Ten maps of 96 numbers move; the table has rounded, too.
    double bytes = 10 * 96 * 4 / table.get("perSecond").get("BYTES").asDouble();
    assertThat(1e-6 * both.get("floorMicroseconds").asDouble()).isGreaterThan(bytes * (1 - 1e-14));
    assertThat(both.get("ratio").asDouble())
        .isEqualTo(both.get("microseconds").asDouble() / both.get("floorMicroseconds").asDouble());
  }

  @Test
  void badOptionsAreToldInOneLine() {
    assertThat(run("--fast")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "unknown option '--fast'; there are --json FILE, --quick and, behind them, JMH's"
                + System.lineSeparator());
  }

  @Test
  void jsonNeedsAFileThatCanBeWritten() {
    assertThat(run("--json")).isEqualTo(2);
    assertThat(run("--json", directory.resolve("none/floor.json").toString())).isEqualTo(2);
    assertThat(run("--json", directory.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("--json needs "));
  }
}
