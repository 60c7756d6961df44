package org.hyperbolic4j.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.hyperbolic4j.nn.engine.WorkerPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** What this machine can do a second, with as many threads as kernels have: {@link Exercise}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public class RateBenchmark {

  /** What is done; everything by default. */
  @Param public Exercise exercise;

  /** Numbers in arrays that no cache holds: 64 MB each. */
  @Param("8388608")
  public int streamLength;

  private Supplier<IntConsumer> work;

  /** Fills the arrays. */
  @Setup
  public void prepare() {
    work = exercise.work(streamLength);
  }

  static Exercise exercise(BenchmarkParams params) {
    return Exercise.valueOf(params.getParam("exercise"));
  }

  static long amount(BenchmarkParams params) {
    return exercise(params).amount(Integer.parseInt(params.getParam("streamLength")));
  }

  /** Does the work once. */
  @Benchmark
  public void run() {
    Exercise.run(work, WorkerPool.shared());
  }
}
