package org.hyperbolic4j.experiments.cli;

import org.hyperbolic4j.experiments.run.Provenance;
import picocli.CommandLine.IVersionProvider;

/** What {@code h4j --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"h4j, source revision " + Provenance.revisionOfThisProgram()};
  }
}
