package org.hyperbolic4j.experiments.study;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Carries out a study: what is done is left out, what fails is told and does not stop the rest. */
public final class StudyRunner {

  /** How long processes may need to end when this one is interrupted. */
  private static final long PATIENCE_SECONDS = 30;

  private final Study study;
  private final CellRunner cells;
  private final int jobs;
  private final StudyListener listener;
  private final BooleanSupplier stop;
  private final Map<String, String> failures = new LinkedHashMap<>();
  private int done;

  /**
   * A runner.
   *
   * @param study what to run
   * @param launcher starts processes
   * @param jobs cells side by side, at least 1
   * @param threads threads of each
   * @param listener told how it goes on
   * @param stop asked again and again
   */
  public StudyRunner(
      Study study,
      Launcher launcher,
      int jobs,
      int threads,
      StudyListener listener,
      BooleanSupplier stop) {
    this.study = study;
    this.cells =
        new CellRunner(study.directory(), launcher, threads, stop, study.file().times(Study.TRAIN));
    this.jobs = jobs;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Runs all cells that are not done, then sums up. Results are written after every cell.
   *
   * @return what there is in the end
   * @throws IOException if something cannot be read or written
   * @throws InterruptedException if this thread is interrupted
   */
  public StudyResults run() throws IOException, InterruptedException {
    run(study.cells());
    run(study.comparisons());
    return StudyResults.collect(study, failures);
  }

  private void run(List<Cell> all) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> running =
          all.stream().<Future<?>>map(cell -> pool.submit(() -> run(cell))).toList();
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private Void run(Cell cell) throws IOException, InterruptedException {
    if (stop.getAsBoolean()) {
      return null;
    }
    long start = System.nanoTime();
    Optional<String> failure;
    try {
      if (cells.isDone(cell)) {
        tellDone(cell, -1);
        return null;
      }
      synchronized (this) {
        listener.starts(cell.id());
      }
      failure = cells.run(cell);
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    if (failure.isPresent()) {
      tellFailed(cell, failure.get());
    } else if (!stop.getAsBoolean() || cells.isDone(cell)) {
      tellDone(cell, (System.nanoTime() - start) / 1e9);
    }
    return null;
  }

  private synchronized void tellDone(Cell cell, double seconds) throws IOException {
    done++;
    listener.done(cell.id(), done, seconds);
    if (seconds >= 0) {
      StudyResults.collect(study, failures);
    }
  }

  private synchronized void tellFailed(Cell cell, String reason) {
    failures.put(cell.id(), reason);
    listener.failed(cell.id(), reason);
  }
}
