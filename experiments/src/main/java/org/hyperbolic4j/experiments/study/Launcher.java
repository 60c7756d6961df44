package org.hyperbolic4j.experiments.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts h4j commands in processes of their own. */
@FunctionalInterface
public interface Launcher {

  /**
   * Starts a command. The process ends, politely, when this one does.
   *
   * @param arguments h4j's arguments
   * @param printed file for what it prints
   * @param complaints file for what it complains about
   * @param threads how many threads it may use
   * @return the process
   * @throws IOException if it cannot be started
   */
  Process start(List<String> arguments, Path printed, Path complaints, int threads)
      throws IOException;
}
