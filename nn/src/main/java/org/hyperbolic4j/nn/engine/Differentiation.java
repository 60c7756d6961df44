package org.hyperbolic4j.nn.engine;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;

/** The gradient function of a graph, made without SameDiff's line of output per operation. */
final class Differentiation {

  private static final String GRADIENT_FUNCTION = "grad";

  private Differentiation() {}

  /**
   * The gradient function with respect to all VARIABLE variables that the loss depends on.
   *
   * @param graph a graph with a loss variable
   * @param placeholders names of placeholders by which to differentiate too
   * @return the graph of the forward and the backward pass
   * @throws IllegalStateException if the graph has no loss variable
   */
  static synchronized SameDiff of(SameDiff graph, List<String> placeholders) {
    if (graph.getLossVariables().isEmpty()) {
      throw new IllegalStateException(
          "the graph has no loss to differentiate; name one by SameDiff.setLossVariables");
    }
    if (!placeholders.isEmpty()) {
      // A function that exists may lack them; this is the public way to make SameDiff forget it.
      graph.setLossVariables(graph.getLossVariables().toArray(String[]::new));
    }
    if (!graph.hasGradientFunction()) {
      PrintStream out = System.out;
      System.setOut(
          new PrintStream(
              new OtherThreads(out, Thread.currentThread()), true, Charset.defaultCharset()));
      try {
        graph.createGradFunction(placeholders.toArray(String[]::new));
      } finally {
        System.setOut(out);
      }
    }
    return graph.getFunction(GRADIENT_FUNCTION);
  }

  /** Drops what one thread writes. */
  private static final class OtherThreads extends FilterOutputStream {
    private final Thread silenced;

    OtherThreads(OutputStream out, Thread silenced) {
      super(out);
      this.silenced = silenced;
    }

    @Override
    public void write(int b) throws IOException {
      if (Thread.currentThread() != silenced) {
        out.write(b);
      }
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      if (Thread.currentThread() != silenced) {
        out.write(b, off, len);
      }
    }
  }
}
