package org.hyperbolic4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.nn.engine.Backend;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference figures of layers and networks. */
public final class Golden {

  static {
    Backend.start();
  }

  private Golden() {}

  /**
   * Reads a file.
   *
   * @param name folder and name without suffix, for instance {@code nets/tiny}
   * @return its arrays
   */
  public static ReferenceFile read(String name) {
    try {
      return ReferenceFile.read(Path.of(System.getProperty("golden.dir"), name + ".npz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Requires an array to be the reference.
   *
   * @param what the array's name
   * @param actual what was computed
   * @param reference what it should be
   * @param tolerance largest deviation beside the largest element of the reference
   */
  public static void require(String what, INDArray actual, INDArray reference, double tolerance) {
    assertThat(actual.shape()).as(what).isEqualTo(reference.shape());
    Deviation deviation =
        Deviation.of(what, actual.dup('c').data().asDouble(), reference.data().asDouble());
    assertThat(deviation.relative()).as("deviation of %s", what).isLessThanOrEqualTo(tolerance);
  }
}
