package org.hyperbolic4j.nn.optim;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An optimiser that moves every parameter by an {@link Update} of its own. */
final class ParameterOptimizer implements Optimizer {

  private static final String STEPS = "steps";

  private final List<Update> updates;
  private long steps;

  /**
   * An optimiser at its start.
   *
   * @param updates in the order in which they are to run: points first, at the curvature at which
   *     their gradients were taken, which a later update may change
   */
  ParameterOptimizer(List<Update> updates) {
    this.updates = List.copyOf(updates);
    Set<String> names = new HashSet<>();
    for (Update update : updates) {
      String name = update.parameter().name();
      if (!names.add(name)) {
        throw new IllegalArgumentException("two parameters have the name '" + name + "'");
      }
    }
  }

  @Override
  public void step(Map<String, INDArray> gradients, double learningRate) {
    if (!(learningRate >= 0 && Double.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          "learning rate must be finite and not negative, not " + learningRate);
    }
    for (Update update : updates) {
      Parameter parameter = update.parameter();
      requireSame(
          "gradient of parameter '" + parameter.name() + "'",
          parameter.value(),
          gradients.get(parameter.name()));
    }
    steps++;
    for (Update update : updates) {
      update.step(gradients.get(update.parameter().name()), learningRate, steps);
    }
    updates.forEach(Update::settle);
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    copies.put(STEPS, Nd4j.createFromArray(steps));
    remembered().forEach((name, array) -> copies.put(name, array.dup('c')));
    return copies;
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    Map<String, INDArray> expected = new LinkedHashMap<>();
    expected.put(STEPS, Nd4j.createFromArray(steps));
    expected.putAll(remembered());
    expected.forEach(
        (name, array) -> requireSame("optimiser state '" + name + "'", array, state.get(name)));
    for (String name : state.keySet()) {
      if (!expected.containsKey(name)) {
        throw new IllegalArgumentException(
            "optimiser state '" + name + "' is of no parameter of this optimiser");
      }
    }
    steps = state.get(STEPS).getLong(0);
    remembered().forEach((name, array) -> array.assign(state.get(name)));
  }

  private Map<String, INDArray> remembered() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (Update update : updates) {
      update
          .state()
          .forEach((what, array) -> arrays.put(what + "." + update.parameter().name(), array));
    }
    return arrays;
  }

  private static void requireSame(String what, INDArray expected, INDArray actual) {
    if (actual == null) {
      throw new IllegalArgumentException("%s is missing".formatted(what));
    }
    if (actual.dataType() != expected.dataType()
        || !Arrays.equals(actual.shape(), expected.shape())) {
      throw new IllegalArgumentException(
          "%s is %s %s, it must be %s %s"
              .formatted(
                  what,
                  actual.dataType(),
                  Arrays.toString(actual.shape()),
                  expected.dataType(),
                  Arrays.toString(expected.shape())));
    }
  }
}
