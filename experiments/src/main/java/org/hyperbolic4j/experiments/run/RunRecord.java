package org.hyperbolic4j.experiments.run;

import java.util.List;
import java.util.Map;

/**
 * What {@code run.json} says of a run.
 *
 * @param config the complete configuration
 * @param options the command line's options by name, as given or by default
 * @param data the images that were found
 * @param provenance program, software and machine at the start of the run
 */
public record RunRecord(
    RunConfig config, Map<String, String> options, DataRecord data, Provenance provenance) {

  /**
   * The images of a run.
   *
   * @param trainImages number of training images
   * @param trainChecksum SHA-256 of the training images and labels
   * @param testImages number of test images
   * @param testChecksum SHA-256 of the test images and labels
   * @param classes names of the classes, in the order of the labels
   */
  public record DataRecord(
      int trainImages,
      String trainChecksum,
      int testImages,
      String testChecksum,
      List<String> classes) {}
}
