package org.hyperbolic4j.experiments.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the time of a step goes.
 *
 * @param rows operations, the dearest first
 * @param optimizer milliseconds a step that change parameters
 * @param rest milliseconds a step that belong to no operation
 */
public record Profile(List<Row> rows, double optimizer, double rest) {

  /**
   * All operations of one kind.
   *
   * @param operation identifier of a kernel without its settings, or the name of a SameDiff
   *     operation
   * @param calls operations a step, forward and backward
   * @param forward milliseconds a step of the forward pass
   * @param backward milliseconds a step of the backward pass
   */
  public record Row(String operation, long calls, double forward, double backward) {
    /**
     * Both passes.
     *
     * @return milliseconds a step
     */
    public double total() {
      return forward + backward;
    }
  }

  /**
   * Copies the list.
   *
   * @param rows operations, the dearest first
   * @param optimizer milliseconds a step that change parameters
   * @param rest milliseconds a step that belong to no operation
   */
  public Profile {
    rows = List.copyOf(rows);
  }

  /**
   * Milliseconds of a step.
   *
   * @return the sum of all
   */
  public double total() {
    return rows.stream().mapToDouble(Row::total).sum() + optimizer + rest;
  }

  /** Sums over steps. */
  private static final class Sums {
    private long calls;
    private long forward;
    private long backward;

    Row row(String operation, int steps) {
      double perStep = 1e-6 / steps;
      return new Row(operation, calls / steps, forward * perStep, backward * perStep);
    }
  }

  /**
   * Makes steps and times their operations.
   *
   * @param bench what to step on
   * @param warmUp steps before the timed ones
   * @param steps how many to time, at least 1
   * @return means over the steps
   */
  public static Profile measure(StepBench bench, int warmUp, int steps) {
    bench.warmUp(warmUp);
    Map<String, Sums> sums = new HashMap<>();
    bench.listen(
        (operation, backward, nanoseconds) -> {
          Sums own = sums.computeIfAbsent(kind(operation), name -> new Sums());
          own.calls++;
          if (backward) {
            own.backward += nanoseconds;
          } else {
            own.forward += nanoseconds;
          }
        });
    long passes = 0;
    long optimizer = 0;
    for (int i = 0; i < steps; i++) {
      StepBench.Times times = bench.step();
      passes += times.passes();
      optimizer += times.optimizer();
    }
    double perStep = 1e-6 / steps;
    List<Row> rows =
        sums.entrySet().stream()
            .map(entry -> entry.getValue().row(entry.getKey(), steps))
            .sorted(Comparator.comparingDouble(Row::total).reversed())
            .toList();
    double timed = rows.stream().mapToDouble(Row::total).sum();
    return new Profile(rows, optimizer * perStep, passes * perStep - timed);
  }

  private static String kind(String operation) {
    int settings = operation.indexOf('(');
    return settings < 0 ? operation : operation.substring(0, settings);
  }
}
