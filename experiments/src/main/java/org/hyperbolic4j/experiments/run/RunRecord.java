package org.hyperbolic4j.experiments.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code run.json} says of a run.
 *
 * @param config the complete configuration
 * @param options the command line's options by name, as given or by default
 * @param data the images that were found
 * @param sessions the processes that trained it, in their order
 * @param imported where its weights at the start come from; null if they are the initial ones
 */
public record RunRecord(
    RunConfig config,
    Map<String, String> options,
    DataRecord data,
    List<Session> sessions,
    @JsonInclude(JsonInclude.Include.NON_NULL) Imported imported) {

  /**
   * Checks that all is there.
   *
   * @param config the complete configuration
   * @param options the command line's options by name, as given or by default
   * @param data the images that were found
   * @param sessions the processes that trained it, in their order
   * @param imported where its weights at the start come from; null if they are the initial ones
   */
  public RunRecord {
    requireNonNull(config, "config is missing");
    requireNonNull(options, "options are missing");
    requireNonNull(data, "data is missing");
    requireNonNull(sessions, "sessions are missing");
  }

  /** The record of the same run as another process goes on with it. */
  RunRecord continued(RunConfig newConfig, Session session) {
    List<Session> all = new ArrayList<>(sessions);
    all.add(session);
    return new RunRecord(newConfig, options, data, all, imported);
  }

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

  /**
   * A file with weights.
   *
   * @param file its absolute path
   * @param checksum SHA-256 of the file
   * @param names whose names its tensors had, {@code ours} or {@code published}
   */
  public record Imported(String file, String checksum, String names) {}
}
