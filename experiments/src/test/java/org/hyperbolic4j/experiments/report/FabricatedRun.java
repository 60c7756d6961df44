package org.hyperbolic4j.experiments.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.experiments.run.DataConfig;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.experiments.run.RunConfig;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.hyperbolic4j.experiments.run.RunRecord;
import org.hyperbolic4j.experiments.run.TrainingConfig;
import org.hyperbolic4j.nn.model.NetworkConfig;

/** The files of a run that never was. */
final class FabricatedRun {

  private FabricatedRun() {}

  /** A run of as many epochs as there are accuracies, which took a second each. */
  static Path write(Path folder, String model, long seed, double... testAccuracies)
      throws IOException {
    return write(folder, model, seed, testAccuracies.length, testAccuracies);
  }

  /** A run that was to have a number of epochs. */
  static Path write(Path folder, String model, long seed, int epochs, double[] testAccuracies)
      throws IOException {
    RunDirectory directory = RunDirectory.create(folder);
    directory.writeDescription(
        new RunRecord(
            new RunConfig(
                NetworkConfig.builder(model).classes(27).images(3, 32, 32).seed(seed).build(),
                new DataConfig("shapetree", null, 0, 10, 5, Augmentation.NONE),
                new TrainingConfig(
                    epochs,
                    16,
                    seed,
                    TrainingConfig.Algorithm.ADAM,
                    0.001,
                    TrainingConfig.Schedule.CONSTANT,
                    0,
                    0,
                    0,
                    false)),
            Map.of(),
            new RunRecord.DataRecord(10, "aaaaaaaaaa", 5, "bbbbbbbbbb", List.of("a", "b")),
            List.of(),
            null));
    for (int epoch = 1; epoch <= testAccuracies.length; epoch++) {
      double accuracy = testAccuracies[epoch - 1];
      directory.append(
          new EpochMetrics(epoch, 2.0 / epoch, 0.5, 3.0 / epoch, accuracy, 10, 1, 0.001, null));
    }
    return folder;
  }
}
