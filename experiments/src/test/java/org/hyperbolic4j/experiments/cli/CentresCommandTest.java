package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CentresCommandTest {

  @TempDir private Path folder;

  private CommandRun centres(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "centres";
    arguments[1] = folder.resolve("run").toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.of(arguments);
  }

  private void train(String... options) {
    assertThat(CommandRun.train(folder.resolve("run"), options).exit()).isZero();
  }

  @Test
  void eachKeptEpochHasADistance() throws IOException {
    train("--keep-every", "1", "--learn-curvature", "--curvature-scope", "per-layer");

    CommandRun run = centres("--json");

    assertThat(run.err()).isEmpty();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("layers")).hasSize(7);
    assertThat(report.get("layers").get(0).asText()).isEqualTo("stem.conv");
    assertThat(report.get("images").asInt()).isEqualTo(24);
    assertThat(report.get("epoch").toString()).isEqualTo("[1,2]");
    for (int epoch = 0; epoch < 2; epoch++) {
      double relative = report.get("relative").get(epoch).asDouble();
      assertThat(report.get("distance").get(epoch).asDouble()).isPositive();
      assertThat(relative).isBetween(1e-9, 0.5);
      assertThat(report.get("largest").get(epoch).asDouble()).isGreaterThan(relative);
    }
    assertThat(report.get("last")).isEqualTo(report.get("relative").get(1));
    assertThat(report.get("distance").get(0)).isNotEqualTo(report.get("distance").get(1));
    assertThat(centres().out().lines()).hasSize(3);
  }

  @Test
  void aRunWithoutKeptCheckpointsIsToldHowToGetThem() {
    train();

    CommandRun run = centres();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--keep-every 1");
  }

  @Test
  void aEuclideanNetworkHasNoCentresToCompare() {
    train("--keep-every", "2", "--model", "euclidean-2-2-2-resnet-8");

    CommandRun run = centres();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("tangent coordinates");
  }
}
