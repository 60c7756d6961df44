package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchyCommandTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    assertThat(CommandRun.train(folder.resolve("run"), "--epochs", "1").exit()).isZero();
  }

  private static CommandRun hierarchy(String... options) {
    String run = folder.resolve("run").toString();
    List<String> arguments = new ArrayList<>(List.of("hierarchy", run));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void aReportIsOneLineOfJson() throws IOException {
    CommandRun run = hierarchy("--json", "--images", "10", "--draws", "3");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("space").asText()).isEqualTo("poincare");
    assertThat(report.get("curvature").asDouble()).isBetween(0.0999, 0.1001);
    assertThat(report.get("spearman").asDouble()).isBetween(-1.0, 1.0);
    assertThat(report.get("distances").findValuesAsText("edges")).containsExactly("2", "4", "6");
    assertThat(report.get("levels")).hasSize(4);
    int images = 0;
    for (JsonNode row : report.get("classes")) {
      images += row.get("images").asInt();
    }
    assertThat(images).isEqualTo(24);
    JsonNode delta = report.get("hyperbolicity");
    assertThat(delta.get("draws").asInt()).isEqualTo(3);
    assertThat(delta.get("images").asInt()).isEqualTo(10);
    assertThat(delta.get("relative").get("mean").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void aTableShowsTheLevels() {
    CommandRun run = hierarchy();

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("poincare features (c = 0.1000) of shapetree/test, 24 images")
        .contains("rank correlation")
        .containsPattern("root +1 ")
        .contains("draws x images: 1 x 24");
  }

  @Test
  void badInputIsOneLine() {
    assertThat(hierarchy("--images", "3").err()).contains("--images must be at least 4");
    assertThat(hierarchy("--draws", "0").exit()).isEqualTo(2);
  }
}
