package org.hyperbolic4j.experiments.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Step;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph whose inputs, result and gradients a reference file has. */
final class ReferenceGraph {

  private static final String COTANGENT = "reference.cotangent";

  private final ReferenceFile file;
  private final SameDiff sameDiff = SameDiff.create();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Double> factors = new LinkedHashMap<>();

  ReferenceGraph(ReferenceFile file) {
    this.file = file;
  }

  SameDiff sameDiff() {
    return sameDiff;
  }

  ReferenceFile file() {
    return file;
  }

  /** An input of the file as a variable of its name; its gradient is compared. */
  SDVariable input(String name) {
    compare(name, name, 1);
    return sameDiff.var(name, file.array(name));
  }

  /**
   * Has a gradient compared.
   *
   * @param input name in the file
   * @param variable name of the variable in the graph
   * @param factor what the variable's gradient is to be multiplied by
   */
  void compare(String input, String variable, double factor) {
    variables.put(input, variable);
    factors.put(input, factor);
  }

  /** Runs the graph forward and backward and compares. */
  List<Deviation> deviations(SDVariable out) {
    Passes passes = run(out);
    List<Deviation> deviations = new ArrayList<>();
    deviations.add(passes.result());
    passes.gradients.forEach(
        (input, gradient) -> {
          String array = "grad_" + input;
          deviations.add(Deviation.of(array, gradient, file.values(array)));
        });
    return deviations;
  }

  /**
   * What both passes give.
   *
   * @param result the deviation of the result
   * @param gradients by the names of inputs in the file
   */
  record Passes(Deviation result, Map<String, double[]> gradients) {}

  /** Runs the graph forward and backward. */
  Passes run(SDVariable out) {
    INDArray cotangent = file.array("cotangent");
    SDVariable loss =
        out.mul(sameDiff.constant(COTANGENT, cotangent.reshape(file.shape("out")))).sum();
    loss.markAsLoss();
    try (GraphSession session = new GraphSession(sameDiff)) {
      Step step = session.step(Map.of(), List.of(out.name()), variables.values());
      Map<String, double[]> gradients = new LinkedHashMap<>();
      variables.forEach(
          (input, variable) -> {
            double[] gradient = values(step.gradients().get(variable));
            for (int i = 0; i < gradient.length; i++) {
              gradient[i] *= factors.get(input);
            }
            gradients.put(input, gradient);
          });
      return new Passes(
          Deviation.of("out", values(step.outputs().get(out.name())), file.values("out")),
          gradients);
    }
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
