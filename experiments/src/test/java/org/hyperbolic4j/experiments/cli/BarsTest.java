package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads and epochs show how far they are, on terminals and nowhere else. */
@Timeout(120)
final class BarsTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    for (String name : List.of("red", "blue")) {
      Files.createDirectories(folder.resolve("photos").resolve(name));
      for (int i = 0; i < 10; i++) {
        ImageIO.write(
            new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
            "png",
            folder.resolve("photos").resolve(name).resolve(i + ".png").toFile());
      }
    }
  }

  /** Bars go to the process's standard error itself, so it takes a process to see them. */
  private String messages(boolean terminal) throws IOException, InterruptedException {
    List<String> command =
        ProcessRun.command(
            System.getProperty("java.class.path"),
            List.of("-Dh4j.terminal=" + terminal),
            CommandRun.trainArguments(
                folder.resolve("run-" + terminal),
                "--epochs",
                "1",
                "--data",
                "folder",
                "--data-dir",
                folder.resolve("photos").toString()));
    Path messages = folder.resolve("messages.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(messages.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(messages)).isZero();
    return Files.readString(messages);
  }

  @Test
  void showLoadsAndEpochs() throws IOException, InterruptedException {
    assertThat(messages(true))
        .contains("loading photos/train 100%", "loading photos/test 100%", "epoch 1/1 ");
  }

  @Test
  void keepOutOfFiles() throws IOException, InterruptedException {
    assertThat(messages(false)).isEmpty();
  }
}
