package org.hyperbolic4j.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.SgdSettings;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/** One optimiser step with as many parameters, in arrays as small, as ResNet-20 (8, 16, 32) has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public class OptimizerBenchmark {

  /** Which optimiser. */
  @Param({"sgd", "adam", "amsgrad"})
  public String optimizer;

  /** Which floating-point type. */
  @Param({"FLOAT", "DOUBLE"})
  public DataType type;

  private final Map<String, INDArray> gradients = new HashMap<>();
  private Optimizer stepped;

  /** Makes the parameters: 18 convolutions in three groups, offsets, biases and scales. */
  @Setup
  public void makeParameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int width : new int[] {8, 16, 32}) {
      for (int layer = 0; layer < 6; layer++) {
        add(parameters, 9L * width, width);
        add(parameters, width);
        add(parameters, width);
        add(parameters, 1);
      }
    }
    WeightDecay decay = WeightDecay.l2(1e-4);
    stepped =
        switch (optimizer) {
          case "sgd" -> Optimizers.sgd(parameters, new SgdSettings(0.9, false, decay), Map.of());
          case "adam" -> Optimizers.adam(parameters, AdamSettings.of(decay), Map.of());
          default ->
              Optimizers.adam(
                  parameters, new AdamSettings(0.9, 0.999, 1e-8, true, decay), Map.of());
        };
  }

  private void add(List<Parameter> parameters, long... shape) {
    String name = "p" + parameters.size();
    parameters.add(new Parameter(name, Nd4j.randn(type, shape), ParameterKind.TANGENT));
    gradients.put(name, Nd4j.randn(type, shape));
  }

  /** One step. */
  @Benchmark
  public void step() {
    stepped.step(gradients, 1e-3);
  }
}
