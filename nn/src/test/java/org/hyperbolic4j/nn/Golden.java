package org.hyperbolic4j.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.nn.engine.Backend;

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
}
