package org.hyperbolic4j.experiments.cli;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.run.FinishedRun;
import org.hyperbolic4j.nn.engine.Backend;
import picocli.CommandLine.Option;

/** The option that says which of a run's checkpoints to use. */
final class CheckpointOptions {

  @Option(
      names = "--checkpoint",
      defaultValue = "last",
      description = "which checkpoint: one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private FinishedRun.Which checkpoint;

  /** Opens a run. */
  FinishedRun open(Path folder) {
    Backend.start();
    return FinishedRun.open(folder, checkpoint);
  }

  /** As people write it. */
  String word() {
    return EnumWords.word(checkpoint);
  }
}
