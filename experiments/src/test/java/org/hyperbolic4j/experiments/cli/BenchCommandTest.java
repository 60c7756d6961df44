package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  private static CommandRun bench(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("bench", command));
    arguments.addAll(List.of("--model", "poincare-2-2-2-resnet-8"));
    arguments.addAll(List.of("--batch", "2", "--steps", "3", "--warm-up", "0"));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode step(String... options) throws IOException {
    CommandRun run = bench("step", options);
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aStepIsOneLineOfJson() throws IOException {
    JsonNode report = step();

    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "model",
            "engine",
            "inference",
            "batch",
            "image_size",
            "steps",
            "ms_per_step_median",
            "ms_per_step_min",
            "images_per_second",
            "peak_rss_mb",
            "graph_nodes_forward",
            "graph_nodes_backward",
            "simd",
            "threads",
            "jdk");
    assertThat(report.get("model").asText()).isEqualTo("poincare-2-2-2-resnet-8");
    assertThat(report.get("engine").asText()).isEqualTo("fused");
    double median = report.get("ms_per_step_median").asDouble();
    assertThat(report.get("ms_per_step_min").asDouble()).isPositive().isLessThanOrEqualTo(median);
    assertThat(report.get("images_per_second").asDouble() * median).isBetween(1990.0, 2010.0);
  }

  @Test
  void composedGraphsTakeMoreOperationsInBothPasses() throws IOException {
    JsonNode fused = step();
    JsonNode graph = step("--engine", "graph");

    assertThat(graph.get("graph_nodes_forward").asInt())
        .isGreaterThan(3 * fused.get("graph_nodes_forward").asInt());
    assertThat(graph.get("graph_nodes_backward").asInt())
        .isGreaterThan(3 * fused.get("graph_nodes_backward").asInt());
  }

  @Test
  void imagesHaveTheSizeThatIsAskedFor() throws IOException {
    assertThat(step().get("image_size").asInt()).isEqualTo(32);
    assertThat(step("--image-size", "7").get("image_size").asInt()).isEqualTo(7);
  }

  @Test
  void inferenceGoesForwardOnly() throws IOException {
    JsonNode report = step("--inference");

    assertThat(report.get("inference").asBoolean()).isTrue();
    assertThat(report.get("graph_nodes_forward").asInt()).isPositive();
    assertThat(report.get("graph_nodes_backward").asInt()).isZero();
  }

  @Test
  void aProfileAddsUp() {
    CommandRun run = bench("profile");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("operation"))
        .anyMatch(line -> line.matches("hyperbolic\\.normalise +14 .*"))
        .anyMatch(line -> line.startsWith("optimiser"))
        .last()
        .asString()
        .matches("a step +[0-9.]+ +100\\.0");
  }

  @ParameterizedTest
  @CsvSource({
    "--batch, 0, --batch must be at least 1",
    "--image-size, 0, --image-size must be at least 1",
    "--steps, 0, --steps must be at least 1",
    "--warm-up, -1, --warm-up must be at least 0",
    "--model, nonsense, nonsense"
  })
  void badInputIsOneLine(String option, String value, String complaint) {
    CommandRun run = CommandRun.of("bench", "step", option, value);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("h4j: ").contains(complaint));
  }

  @Test
  void benchAloneSaysWhatThereIs() {
    CommandRun run = CommandRun.of("bench");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("step or profile");
  }
}
