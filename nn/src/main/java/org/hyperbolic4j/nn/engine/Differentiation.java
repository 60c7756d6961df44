package org.hyperbolic4j.nn.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nd4j.autodiff.samediff.SameDiff;

/** The gradient function of a graph, made without SameDiff's line of output per operation. */
final class Differentiation {

  private static final String GRADIENT_FUNCTION = "grad";

  private Differentiation() {}

  /**
   * The gradient function, made on the first call.
   *
   * @param graph a graph with a loss variable
   * @param placeholders names of placeholders that have gradients too
   * @return the graph of the forward and the backward pass
   */
  static synchronized SameDiff of(SameDiff graph, String... placeholders) {
    if (!graph.hasGradientFunction()) {
      PrintStream out = System.out;
      System.setOut(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      try {
        graph.createGradFunction(placeholders);
      } finally {
        System.setOut(out);
      }
    }
    return graph.getFunction(GRADIENT_FUNCTION);
  }
}
