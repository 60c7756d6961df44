package org.hyperbolic4j.experiments.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Arrays;
import java.util.Locale;
import org.hyperbolic4j.experiments.machine.PeakMemory;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.GraphSize;

/**
 * What steps of a network cost here.
 *
 * @param model name of the network
 * @param engine {@code fused} or {@code graph}
 * @param inference whether steps are evaluations
 * @param batch images a step
 * @param imageSize their rows
 * @param steps how many were timed
 * @param msPerStepMedian median of their times, in milliseconds
 * @param msPerStepMin the shortest
 * @param imagesPerSecond images a second at the median
 * @param peakRssMb the most memory that the process has had; null where the system does not say
 * @param graphNodesForward operations of the forward pass
 * @param graphNodesBackward operations of the backward pass
 * @param simd what kernels compute transcendental functions with
 * @param threads threads of kernels
 * @param jdk version of Java
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StepReport(
    String model,
    String engine,
    boolean inference,
    int batch,
    int imageSize,
    int steps,
    double msPerStepMedian,
    double msPerStepMin,
    double imagesPerSecond,
    Long peakRssMb,
    int graphNodesForward,
    int graphNodesBackward,
    String simd,
    int threads,
    String jdk) {

  /**
   * Makes steps and times them.
   *
   * @param bench what to step on
   * @param warmUp steps before the timed ones, which the JVM compiles in
   * @param steps how many to time, at least 1
   * @return what they cost
   */
  public static StepReport measure(StepBench bench, int warmUp, int steps) {
    bench.warmUp(warmUp);
    double[] milliseconds = new double[steps];
    Arrays.setAll(milliseconds, i -> bench.step().sum() * 1e-6);
    Arrays.sort(milliseconds);
    double median = (milliseconds[(steps - 1) / 2] + milliseconds[steps / 2]) / 2;
    GraphSize size = bench.size();
    Backend.Info backend = Backend.info();
    return new StepReport(
        bench.config().model(),
        bench.config().engine().name().toLowerCase(Locale.ROOT),
        bench.inference(),
        bench.batch(),
        bench.config().height(),
        steps,
        rounded(median),
        rounded(milliseconds[0]),
        rounded(bench.batch() / median * 1000),
        PeakMemory.ofThisProcess().stream().boxed().findFirst().orElse(null),
        size.forward(),
        size.backward(),
        Runs.best().description(),
        backend.kernelThreads(),
        Runtime.version().toString());
  }

  private static double rounded(double x) {
    return Math.round(x * 100) / 100.0;
  }

  /**
   * One line of JSON.
   *
   * @return an object with the names above, in snake case
   * @throws JsonProcessingException never
   */
  public String json() throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(this);
  }
}
