package org.hyperbolic4j.experiments.run;

/**
 * How a run ended.
 *
 * @param state how far it came
 * @param finished whether all epochs are done
 */
public record RunSummary(TrainingState state, boolean finished) {}
