package org.hyperbolic4j.experiments.run;

import org.hyperbolic4j.experiments.data.batch.Augmentation;

/**
 * Which images a run uses.
 *
 * @param name name of the data set, for instance {@code cifar10}
 * @param directory folder with its files, null for an embedded set
 * @param limit how many training images at most, 0 for all
 * @param testLimit how many test images at most, 0 for all
 * @param augmentation how training images are varied
 */
public record DataConfig(
    String name, String directory, int limit, int testLimit, Augmentation augmentation) {}
