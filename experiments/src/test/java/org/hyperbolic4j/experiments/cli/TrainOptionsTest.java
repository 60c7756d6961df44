package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option reaches the configuration it is for, and those that change the figures do so. */
final class TrainOptionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VALUE = Pattern.compile("(\\S+)=(\\S+)");
  private static final Map<String, Outcome> WITHOUT = new HashMap<>();

  @TempDir private static Path folder;

  /**
   * What a run leaves.
   *
   * @param config the configuration in {@code run.json}
   * @param bits arrays of the last checkpoint
   * @param losses training and test loss of each epoch
   */
  private record Outcome(JsonNode config, Map<String, String> bits, List<Double> losses) {}

  private static Outcome train(String options) throws IOException {
    Path run = Files.createTempDirectory(folder, "run").resolve("run");
    List<String> arguments = new ArrayList<>(List.of("--epochs", "1", "--limit", "32"));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" +")));
    }
    if (options.contains("--limit")) {
      arguments.subList(2, 4).clear();
    }
    CommandRun command = CommandRun.train(run, arguments.toArray(String[]::new));
    assertThat(command.err()).isEmpty();
    assertThat(command.exit()).isZero();
    List<Double> losses = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      JsonNode epoch = JSON.readTree(line);
      losses.add(epoch.get("train_loss").asDouble());
      losses.add(epoch.get("test_loss").asDouble());
    }
    assertThat(losses).hasSize(2).allMatch(Double::isFinite);
    JsonNode config = JSON.readTree(run.resolve("run.json").toFile()).get("config");
    return new Outcome(config, CheckpointBits.of(run), losses);
  }

  private static Outcome without(String options) throws IOException {
    if (!WITHOUT.containsKey(options)) {
      WITHOUT.put(options, train(options));
    }
    return WITHOUT.get(options);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          --curvature 0.7                 | ''                        | network/curvature=0.7
          --learn-curvature               | ''                        | network/learnCurvature=true
          --curvature-scope per-layer     | --learn-curvature         | network/curvatureScope=PER_LAYER
          --no-batch-norm                 | ''                        | network/batchNorm=false
          --centre frechet                | ''                        | network/centre=FRECHET
          --frechet-steps 1               | --centre frechet          | network/frechetSteps=1
          --init hnn                      | ''                        | network/initialisation=HNN
          --init hnn-plus-plus            | ''                        | network/initialisation=HNN_PLUS_PLUS
          --head hyperplane               | ''                        | network/head=HYPERPLANE
          --residual-order shortcut-first | ''                        | network/residualOrder=SHORTCUT_FIRST
          --residual-order tangent-sum    | ''                        | network/residualOrder=TANGENT_SUM
          --no-relu                       | ''                        | network/relu=false
          --no-offsets                    | ''                        | network/offsets=false
          --conformal-factor published    | ''                        | network/departures/0=published-conformal-factor
          --residual-axis width           | ''                        | network/residualAxis=WIDTH
          --bn-statistics batch           | ''                        | network/evaluationStatistics=BATCH
          --precision double              | ''                        | network/precision=DOUBLE
          --seed 5                        | ''                        | network/seed=5 training/seed=5
          --augment none                  | ''                        | data/augmentation/mirror=false data/augmentation/padding=0
          --augment crop                  | ''                        | data/augmentation/mirror=false
          --limit 24                      | ''                        | data/limit=24
          --test-limit 8                  | ''                        | data/testLimit=8
          --batch 8                       | ''                        | training/batch=8
          --lr 0.001                      | ''                        | training/learningRate=0.001
          --schedule constant             | ''                        | training/schedule=CONSTANT
          --schedule step                 | ''                        | training/schedule=STEP
          --warmup 1                      | ''                        | training/warmup=1
          --weight-decay 0.01             | ''                        | training/weightDecay=0.01
          --decoupled-decay               | ''                        | training/decoupledDecay=true
          --optimizer sgd                 | ''                        | training/optimizer=SGD
          --momentum 0.8                  | --optimizer sgd           | training/momentum=0.8
          --model hybrid-2-2-2-resnet-8   | ''                        | network/headManifold=poincare
          --model euclidean-2-2-2-resnet-8 | ''                       | network/model=euclidean-2-2-2-resnet-8
          --model poincare-2-3-4-resnet-14 | ''                       | network/model=poincare-2-3-4-resnet-14
          """)
  void anOptionSetsItsValueAndChangesTheFigures(String option, String others, String values)
      throws IOException {
    Outcome with = train((others + " " + option).strip());

    hasValues(with.config(), values);
    Outcome without = without(others);
    assertThat(with.config()).isNotEqualTo(without.config());
    assertThat(with.bits().equals(without.bits()) && with.losses().equals(without.losses()))
        .as("the same figures without %s", option)
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --model lorentz-2-2-2-resnet-8 --layers native --learn-curvature \
          | network/layers=NATIVE network/head=HYPERPLANE network/engine=FUSED
          --engine graph --limit 16 | network/engine=GRAPH data/limit=16
          --learn-curvature --curvature 0.7 --curvature-scope per-layer --head hyperplane \
          --init hnn --optimizer sgd --momentum 0.8 --warmup 1 --precision double \
          | network/learnCurvature=true network/curvature=0.7 training/momentum=0.8
          """)
  void optionsGoTogether(String options, String values) throws IOException {
    hasValues(train(options).config(), values);
  }

  private static void hasValues(JsonNode config, String values) {
    for (MatchResult value : VALUE.matcher(values).results().toList()) {
      assertThat(config.at("/" + value.group(1)).asText())
          .as(value.group())
          .isEqualTo(value.group(2));
    }
  }
}
