package org.hyperbolic4j.experiments.cli;

import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.bench.StepBench;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to time: a network on square images in colour. */
final class BenchOptions {

  private static final int CLASSES = 10;
  private static final int CHANNELS = 3;

  @Mixin private NetworkOptions network;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description = "images a step; default: ${DEFAULT-VALUE}")
  private int batch;

  @Option(
      names = "--image-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "rows and columns of the images; default: ${DEFAULT-VALUE}")
  private int imageSize;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "steps to time; default: ${DEFAULT-VALUE}")
  private int steps;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "steps before them, in which Java compiles what it runs; default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(names = "--inference", description = "evaluate instead of training")
  private boolean inference;

  /**
   * Makes the network.
   *
   * @throws BadInputException with one line if an option is out of its range
   */
  StepBench bench() {
    PassOptions.requireAtLeast("--batch", batch, 1);
    PassOptions.requireAtLeast("--image-size", imageSize, 1);
    PassOptions.requireAtLeast("--steps", steps, 1);
    PassOptions.requireAtLeast("--warm-up", warmUp, 0);
    Backend.start();
    return BadInputs.rethrow(
        () -> {
          network.chooseDefaults(ManifoldRegistry.discover());
          return new StepBench(
              network.config(CLASSES, CHANNELS, imageSize, imageSize, 0), batch, inference);
        });
  }

  int steps() {
    return steps;
  }

  int warmUp() {
    return warmUp;
  }
}
