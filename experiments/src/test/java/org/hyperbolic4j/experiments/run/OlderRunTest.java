package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from before a network had all the choices that it has now. */
final class OlderRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void choicesThatThereWereNotYetHaveTheirDefaults() throws IOException {
    try (TrainingRun run = SmallRun.start(folder, 2)) {
      SmallRun.train(run, 1);
    }
    RunRecord written = RunDirectory.open(folder).readDescription();
    File file = folder.resolve("run.json").toFile();
    ObjectNode description = (ObjectNode) JSON.readTree(file);
    ObjectNode network = (ObjectNode) description.at("/config/network");
    assertThat(network.fieldNames()).toIterable().containsAll(NetworkConfig.CHOICES_ADDED_LATER);
    network.remove(NetworkConfig.CHOICES_ADDED_LATER);
    JSON.writeValue(file, description);

    assertThat(RunDirectory.open(folder).readDescription()).isEqualTo(written);
    try (TrainingRun run = SmallRun.resume(folder, 2)) {
      assertThat(SmallRun.train(run).finished()).isTrue();
    }
  }
}
