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

class ComplementarityCommandTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    assertThat(CommandRun.train(folder.resolve("ball"), "--epochs", "1").exit()).isZero();
    assertThat(
            CommandRun.train(
                    folder.resolve("twin"),
                    "--epochs",
                    "1",
                    "--test-limit",
                    "30",
                    "--model",
                    "euclidean-2-2-2-resnet-8")
                .exit())
        .isZero();
  }

  private static CommandRun compare(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "complementarity",
                folder.resolve("ball").toString(),
                folder.resolve("twin").toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void aReportIsOneLineOfJson() throws IOException {
    CommandRun run = compare("--json", "--test-limit", "20");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("first_model").asText()).isEqualTo("poincare-2-2-2-resnet-8");
    assertThat(report.get("second_model").asText()).isEqualTo("euclidean-2-2-2-resnet-8");
    int sum = 0;
    for (String count : List.of("both_right", "only_first", "only_second", "neither")) {
      sum += report.get(count).asInt();
    }
    assertThat(sum).isEqualTo(20).isEqualTo(report.get("images").asInt());
    assertThat(report.get("mcnemar_p").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void aTableSaysWhoIsRight() {
    CommandRun run = compare("--test-limit", "20");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("only the second", "accuracy of both fused", "McNemar");
  }

  @Test
  void differentTestSetsAreRefused() {
    CommandRun run = compare();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("24 images", "30 images", "not the same images")
        .contains("--test-limit");
  }
}
