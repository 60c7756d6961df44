package org.hyperbolic4j.nn.engine.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.nd4j.common.io.AbstractResource;
import org.nd4j.common.io.Resource;

/** A backend's configuration with another executioner. */
final class KernelConfiguration extends AbstractResource {

  private final Resource configuration;

  /**
   * A configuration.
   *
   * @param configuration the backend's own
   */
  KernelConfiguration(Resource configuration) {
    this.configuration = configuration;
  }

  @Override
  public String getDescription() {
    return configuration.getDescription() + " with " + KernelExecutioner.class.getSimpleName();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    String line = "\nopexec=" + KernelExecutioner.class.getName() + "\n";
    return new SequenceInputStream(
        configuration.getInputStream(),
        new ByteArrayInputStream(line.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
