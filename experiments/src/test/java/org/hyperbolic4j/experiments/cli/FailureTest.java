package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around a command ends in one line too. */
@Timeout(120)
final class FailureTest {

  @TempDir private Path folder;

  private static void endsWith(ProcessRun run, int exit, String... parts) throws Exception {
    assertThat(run.process().waitFor()).isEqualTo(exit);
    assertThat(run.printed().lines().filter(line -> !line.contains(" on shapetree: ")))
        .singleElement()
        .asString()
        .startsWith("h4j: ")
        .contains(parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "eval RUN", "manifolds", "doctor"})
  void aWrongNumberOfThreadsIsBadInput(String command) throws Exception {
    ProcessRun run =
        ProcessRun.start(
            folder.resolve("log"), List.of("-Dhyperbolic4j.threads=0"), command.split(" "));

    endsWith(run, 2, "hyperbolic4j.threads", "from 1 to 9999", "'0'");
  }

  @Test
  void aMissingBackendIsSaid() throws Exception {
    String withoutBackend =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !new File(entry).getName().startsWith("nd4j-native"))
            .collect(Collectors.joining(File.pathSeparator));

    ProcessRun run =
        ProcessRun.start(
            folder.resolve("log"),
            withoutBackend,
            List.of(),
            CommandRun.trainArguments(folder.resolve("run")));

    endsWith(run, 1, "no backend");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void tooLittleMemoryIsSaid() throws Exception {
    ProcessRun run =
        ProcessRun.start(
            folder.resolve("log"),
            List.of("-Xmx64m"),
            CommandRun.trainArguments(folder.resolve("run"), "--batch", "5000", "--limit", "5000"));

    endsWith(run, 1, "out of memory", "--batch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics.jsonl", "model/best.npz", "model/last.npz"})
  void aFileThatCannotBeWrittenIsNamed(String file) throws IOException {
    Path run = folder.resolve("run");
    // Files are written beside their place first; a folder there cannot be overwritten.
    Files.createDirectories(run.resolve(file + ".tmp").resolve("in-the-way"));

    CommandRun command = CommandRun.train(run, "--epochs", "1");

    assertThat(command.exit()).isEqualTo(1);
    assertThat(command.err())
        .hasLineCount(1)
        .startsWith("h4j: " + run.resolve(file) + ": cannot be written: ");
  }
}
