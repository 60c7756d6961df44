package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No two runs get the same folder. */
final class RunFolderTest {

  @TempDir private Path folder;

  @Test
  void aLockedFolderIsRefusedUntilTheLockIsClosed() throws IOException {
    Path run = folder.resolve("run");
    try (RunLock lock = RunLock.of(run)) {
      assertThatThrownBy(() -> RunLock.of(run))
          .as("while %s is held", lock)
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(run + " is in use");
    }
    RunLock.of(run).close();
  }

  @Test
  void foldersOfTheSameNameAreNumbered() {
    Path runs = folder.resolve("runs");

    assertThat(RunDirectory.makeFolder(runs, "net")).isEqualTo(runs.resolve("net")).isDirectory();
    assertThat(RunDirectory.makeFolder(runs, "net")).isEqualTo(runs.resolve("net-2")).isDirectory();
    assertThat(RunDirectory.makeFolder(runs, "net")).isEqualTo(runs.resolve("net-3")).isDirectory();
  }
}
