package org.hyperbolic4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.hyperbolic4j.benchmarks.floor.Floor;
import org.hyperbolic4j.benchmarks.floor.Rates;
import org.hyperbolic4j.benchmarks.floor.Resource;
import org.hyperbolic4j.benchmarks.floor.Work;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Measurements of one run of JMH beside the floors that the same run's rates give.
 *
 * @param threads how many threads kernels and rates had
 * @param perSecond rates by resource, each of the fastest call
 * @param rows one a measurement
 */
record FloorTable(int threads, Map<Resource, Double> perSecond, List<FloorRow> rows) {

  /** What is compared with its floor, by the class that measures it. */
  private static final Map<String, Function<BenchmarkParams, Subject>> SUBJECTS =
      Map.of(
          OperatorBenchmark.class.getName(), OperatorBenchmark::subject,
          KernelBenchmark.class.getName(), KernelBenchmark::subject,
          ConvolutionBenchmark.class.getName(), ConvolutionBenchmark::subject,
          LayerBenchmark.class.getName(), LayerBenchmark::subject);

  /**
   * Names of the classes whose measurements can be compared.
   *
   * @return the names, without that of the rates
   */
  static List<String> benchmarks() {
    return SUBJECTS.keySet().stream().sorted().toList();
  }

  /**
   * Compares.
   *
   * @param threads how many there were
   * @param results of one run, times of calls in microseconds
   * @return the table
   * @throws IllegalArgumentException with one line if a rate is missing, or all measurements
   */
  static FloorTable of(int threads, Collection<RunResult> results) {
    Map<Resource, Double> perSecond = new EnumMap<>(Resource.class);
    for (RunResult result : results) {
      if (classOf(result).equals(RateBenchmark.class.getName())) {
        double seconds = 1e-6 * result.getPrimaryResult().getStatistics().getMin();
        perSecond.merge(
            RateBenchmark.exercise(result.getParams()).resource(),
            RateBenchmark.amount(result.getParams()) / seconds,
            Math::max);
      }
    }
    Rates rates = new Rates(perSecond);
    List<FloorRow> rows = new ArrayList<>();
    for (RunResult result : results) {
      Function<BenchmarkParams, Subject> subject = SUBJECTS.get(classOf(result));
      if (subject != null) {
        rows.add(row(subject.apply(result.getParams()), result, rates));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured that has a floor");
    }
    return new FloorTable(threads, perSecond, rows);
  }

  private static String classOf(RunResult result) {
    String method = result.getParams().getBenchmark();
    return method.substring(0, method.lastIndexOf('.'));
  }

  private static FloorRow row(Subject subject, RunResult result, Rates rates) {
    boolean both = result.getParams().getBenchmark().endsWith(".forwardAndBackward");
    Work work = both ? subject.passes().both() : subject.passes().forward();
    return FloorRow.of(
        subject,
        both ? "both" : "forward",
        result.getPrimaryResult().getStatistics(),
        Floor.of(work, rates));
  }

  /**
   * The table for people, in Markdown.
   *
   * @return lines
   */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Rates with %d threads: %.1f GB/s; %.0f and %.0f Gflop/s in float64 and float32; %.2f,"
                + " %.2f and %.2f radial, sinh and asinh a ns.%n%n",
            threads,
            giga(Resource.BYTES),
            giga(Resource.FLOAT64),
            giga(Resource.FLOAT32),
            giga(Resource.RADIAL),
            giga(Resource.SINH),
            giga(Resource.ASINH)));
    text.append(
            "| what | shape | forward us | floor us, by | ratio | both us | floor us, by | ratio |\n")
        .append("|---|---|---|---|---|---|---|---|\n");
    Map<String, String> lines = new LinkedHashMap<>();
    for (FloorRow row : rows) {
      lines.merge(
          "| %s | %s |".formatted(row.operator(), row.shape()),
          " %s |".formatted(row.cells()),
          String::concat);
    }
    lines.forEach((start, cells) -> text.append(start).append(cells).append('\n'));
    return text.toString();
  }

  private double giga(Resource resource) {
    return 1e-9 * perSecond.get(resource);
  }
}
