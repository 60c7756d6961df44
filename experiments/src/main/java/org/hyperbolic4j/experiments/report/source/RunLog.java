package org.hyperbolic4j.experiments.report.source;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.hyperbolic4j.experiments.run.RunRecord;

/**
 * What a run wrote down.
 *
 * @param label what it is called in the report, unlike any other run there
 * @param folder its folder
 * @param record its description
 * @param epochs what each epoch gave so far
 */
public record RunLog(String label, Path folder, RunRecord record, List<EpochMetrics> epochs) {

  /**
   * Copies the epochs.
   *
   * @param label what it is called in the report, unlike any other run there
   * @param folder its folder
   * @param record its description
   * @param epochs what each epoch gave so far
   */
  public RunLog {
    epochs = List.copyOf(epochs);
  }

  /**
   * Reads a run's description and metrics.
   *
   * @param label what it is called in the report
   * @param folder its folder
   * @return the run
   * @throws org.hyperbolic4j.experiments.BadInputException if there is no run or it is damaged
   */
  public static RunLog read(String label, Path folder) {
    RunDirectory directory = RunDirectory.open(folder);
    return new RunLog(label, folder, directory.readDescription(), directory.readMetrics());
  }

  /**
   * The latest epoch.
   *
   * @return what it gave; empty before the first has ended
   */
  public Optional<EpochMetrics> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /**
   * The epoch with the best test accuracy, the first of equals.
   *
   * @return what it gave; empty before the first has ended
   */
  public Optional<EpochMetrics> best() {
    return epochs.stream()
        .max(
            Comparator.comparingDouble(EpochMetrics::testAccuracy)
                .thenComparing(EpochMetrics::epoch, Comparator.reverseOrder()));
  }

  /**
   * Time the epochs took, evaluation included.
   *
   * @return seconds
   */
  public double seconds() {
    return epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
  }

  /**
   * Says whether all epochs that were asked for are done.
   *
   * @return true if so
   */
  public boolean finished() {
    return epochs.size() >= record.config().training().epochs();
  }
}
