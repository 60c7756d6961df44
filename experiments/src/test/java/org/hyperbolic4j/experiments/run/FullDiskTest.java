package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a disk that is full before they end. */
final class FullDiskTest {

  @TempDir private Path real;

  private static FileSystem disk(long bytes) {
    return Jimfs.newFileSystem(
        Configuration.unix().toBuilder().setMaxSize(bytes).setBlockSize(512).build());
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  @Test
  void aRunThatRunsOutOfSpaceKeepsWhatItHadWritten() throws IOException {
    Path first = real.resolve("first");
    try (TrainingRun run = SmallRun.start(first, 1)) {
      SmallRun.train(run);
    }
    // Room for everything after the first epoch, but not for a third checkpoint beside the two.
    long checkpoint = Files.size(first.resolve("model/last.npz"));
    try (FileSystem disk = disk(size(first) + checkpoint / 2);
        TrainingRun run = SmallRun.start(disk.getPath("/run"), 3)) {
      Path folder = run.directory().root();

      assertThatThrownBy(() -> SmallRun.train(run))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("/run/model/(last|best)\\.npz: cannot be written: .*[Ss]pace.*");

      assertThat(folder.resolve("run.json")).isNotEmptyFile();
      Path kept = real.resolve("kept.npz");
      Files.copy(folder.resolve("model/best.npz"), kept);
      assertThat(CheckpointFile.read(kept).metadata().epoch()).isPositive();
      try (Stream<Path> files = Files.list(folder.resolve("model"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .isSubsetOf("last.npz", "best.npz");
      }
    }
  }

  @Test
  void aRunThatCannotEvenStartSaysSo() throws IOException {
    try (FileSystem disk = disk(1024)) {
      assertThatThrownBy(() -> SmallRun.start(disk.getPath("/run"), 1))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("/run/run\\.json: cannot be written: .*[Ss]pace.*");
    }
  }

  @Test
  void metricsThatDoNotFitAreNotBegun() throws IOException {
    EpochMetrics metrics = new EpochMetrics(1, 1, 0.5, 1, 0.5, 100, 1, 0.1, null);
    try (FileSystem disk = disk(4096)) {
      RunDirectory directory = RunDirectory.create(disk.getPath("/run"));
      Path file = directory.root().resolve("metrics.jsonl");
      directory.append(metrics);
      directory.append(metrics);
      String before = Files.readString(file);
      Files.write(directory.root().resolve("rest"), new byte[4096 - 512]);

      assertThatThrownBy(() -> directory.append(metrics))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("/run/metrics\\.jsonl: cannot be written: .*[Ss]pace.*");

      assertThat(file).hasContent(before);
      assertThat(before.lines()).hasSize(2);
    }
  }
}
