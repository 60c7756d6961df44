package org.hyperbolic4j.experiments.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.hyperbolic4j.nn.checkpoint.CheckpointException;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;

/** What a finished training run gives to a study: its metrics in one document. */
final class TrainingResult {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> LAST =
      List.of("train_loss", "train_accuracy", "test_loss", "test_accuracy");

  private TrainingResult() {}

  /**
   * Reads a run's metrics.
   *
   * @return the document; empty unless all epochs are done
   */
  static Optional<JsonNode> of(Path run) throws IOException {
    Path metrics = run.resolve("metrics.jsonl");
    if (!Files.exists(metrics) || !Files.exists(run.resolve("run.json"))) {
      return Optional.empty();
    }
    List<JsonNode> epochs = new ArrayList<>();
    for (String line : Files.readAllLines(metrics)) {
      epochs.add(JSON.readTree(line));
    }
    int wanted = RunDirectory.open(run).readDescription().config().training().epochs();
    return epochs.size() >= wanted && isKept(run, wanted)
        ? Optional.of(document(epochs))
        : Optional.empty();
  }

  /** Metrics are written before the checkpoint: only with it the run can be used. */
  private static boolean isKept(Path run, int epochs) {
    Path last = RunDirectory.open(run).last();
    try {
      return Files.exists(last) && CheckpointFile.read(last).metadata().epoch() >= epochs;
    } catch (CheckpointException e) {
      return false;
    }
  }

  private static ObjectNode document(List<JsonNode> epochs) {
    ObjectNode result = JSON.createObjectNode();
    JsonNode last = epochs.get(epochs.size() - 1);
    result.put("epochs", epochs.size());
    LAST.forEach(name -> result.set(name, last.get(name)));
    result.put(
        "best_test_accuracy",
        epochs.stream()
            .mapToDouble(epoch -> epoch.get("test_accuracy").asDouble())
            .max()
            .orElse(0));
    double seconds = epochs.stream().mapToDouble(epoch -> epoch.get("seconds").asDouble()).sum();
    result.put("seconds", seconds);
    result.put("seconds_per_epoch", seconds / epochs.size());
    result.put(
        "images_per_second",
        new Median()
            .evaluate(
                epochs.stream()
                    .mapToDouble(epoch -> epoch.get("images_per_second").asDouble())
                    .toArray()));
    if (last.has("curvatures")) {
      result.set("curvatures", last.get("curvatures"));
      DoubleSummaryStatistics all = new DoubleSummaryStatistics();
      last.get("curvatures").forEach(curvature -> all.accept(curvature.asDouble()));
      result.put("least_curvature", all.getMin());
      result.put("largest_curvature", all.getMax());
    }
    ObjectNode curves = result.putObject("curves");
    curve(curves, "epoch", epochs);
    LAST.forEach(name -> curve(curves, name, epochs));
    return result;
  }

  private static void curve(ObjectNode curves, String name, List<JsonNode> epochs) {
    ArrayNode values = curves.putArray(name);
    epochs.forEach(epoch -> values.add(epoch.get(name)));
  }
}
