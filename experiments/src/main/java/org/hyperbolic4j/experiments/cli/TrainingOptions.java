package org.hyperbolic4j.experiments.cli;

import org.hyperbolic4j.experiments.run.TrainingConfig;
import picocli.CommandLine.Option;

/** Options that say how to train. */
final class TrainingOptions {

  private static final String DEFAULT = "; default: ${DEFAULT-VALUE}";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "3",
      description = "how often all training images are seen" + DEFAULT)
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "images a step" + DEFAULT)
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "seed of everything random" + DEFAULT)
  private long seed;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      description = "one of ${COMPLETION-CANDIDATES}" + DEFAULT)
  private TrainingConfig.Algorithm optimizer;

  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "0.005",
      description = "learning rate" + DEFAULT)
  private double learningRate;

  @Option(
      names = "--schedule",
      defaultValue = "cosine",
      description =
          "learning rate over epochs: one of ${COMPLETION-CANDIDATES} (step: a tenth from half-way,"
              + " a hundredth from three quarters); --resume with other --epochs stretches it over"
              + " all of them"
              + DEFAULT)
  private TrainingConfig.Schedule schedule;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "0",
      description = "epochs over which the learning rate rises" + DEFAULT)
  private int warmup;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      defaultValue = "0.9",
      description = "momentum of sgd" + DEFAULT)
  private double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      defaultValue = "0.0001",
      description = "weight decay" + DEFAULT)
  private double weightDecay;

  @Option(
      names = "--decoupled-decay",
      description = "decay the weights themselves (AdamW), not through the gradient (L2)")
  private boolean decoupledDecay;

  /**
   * The training these options describe.
   *
   * @throws org.hyperbolic4j.experiments.BadInputException if a value is out of its range
   */
  TrainingConfig config() {
    return BadInputs.rethrow(
        () ->
            new TrainingConfig(
                epochs,
                batch,
                seed,
                optimizer,
                learningRate,
                schedule,
                warmup,
                momentum,
                weightDecay,
                decoupledDecay));
  }
}
