package org.hyperbolic4j.experiments.run;

/**
 * How a run trains.
 *
 * @param epochs how often all training images are seen, at least 1
 * @param batch images a step, at least 1
 * @param seed seed of everything random in the run
 * @param optimizer the optimiser
 * @param learningRate the learning rate before its schedule, positive
 * @param schedule the learning rate over time
 * @param warmup epochs over which the learning rate rises from 0, 0 for none
 * @param momentum momentum of {@code sgd}, 0 to below 1
 * @param weightDecay weight decay, 0 for none
 * @param decoupledDecay whether decay acts on the weights (AdamW) instead of on the gradient (L2)
 */
public record TrainingConfig(
    int epochs,
    int batch,
    long seed,
    Algorithm optimizer,
    double learningRate,
    Schedule schedule,
    int warmup,
    double momentum,
    double weightDecay,
    boolean decoupledDecay) {

  /**
   * Checks the values.
   *
   * @param epochs how often all training images are seen, at least 1
   * @param batch images a step, at least 1
   * @param seed seed of everything random in the run
   * @param optimizer the optimiser
   * @param learningRate the learning rate before its schedule, positive
   * @param schedule the learning rate over time
   * @param warmup epochs over which the learning rate rises from 0, 0 for none
   * @param momentum momentum of {@code sgd}, 0 to below 1
   * @param weightDecay weight decay, 0 for none
   * @param decoupledDecay whether decay acts on the weights (AdamW) instead of on the gradient (L2)
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  public TrainingConfig {
    require(epochs >= 1, "epochs must be at least 1, not " + epochs);
    require(batch >= 1, "batch must be at least 1, not " + batch);
    require(optimizer != null, "optimizer is missing");
    require(
        learningRate > 0 && Double.isFinite(learningRate),
        "the learning rate must be positive, not " + learningRate);
    require(schedule != null, "schedule is missing");
    require(warmup >= 0, "warmup must not be negative, but is " + warmup);
    require(momentum >= 0 && momentum < 1, "momentum must be in [0, 1), not " + momentum);
    require(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weight decay must not be negative, but is " + weightDecay);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Which optimiser. */
  public enum Algorithm {
    /** Adam (Kingma and Ba 2015), Riemannian for points. */
    ADAM,
    /** Stochastic gradient descent with momentum, Riemannian for points. */
    SGD
  }

  /** How the learning rate changes over epochs. */
  public enum Schedule {
    /** The same throughout, as published. */
    CONSTANT,
    /** Half a cosine down to 0. */
    COSINE,
    /** A tenth from half-way, a hundredth from three quarters. */
    STEP
  }

  /**
   * The same training for another number of epochs.
   *
   * @param newEpochs the new number, at least 1
   * @return the changed copy
   */
  public TrainingConfig withEpochs(int newEpochs) {
    return new TrainingConfig(
        newEpochs,
        batch,
        seed,
        optimizer,
        learningRate,
        schedule,
        warmup,
        momentum,
        weightDecay,
        decoupledDecay);
  }
}
