package org.hyperbolic4j.experiments.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperbolic4j.experiments.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {

  private static final int[] CLASSES = {10};

  @TempDir Path folder;

  @Test
  void aFileThatChangesWhileItIsReadIsRefused() throws IOException {
    Path file = folder.resolve("records.bin");
    Files.write(file, TestFiles.records(0, new int[] {1}, new int[] {2}));
    RecordFiles records = new RecordFiles(3, CLASSES, TestFiles.IMAGE);

    records.fill(file, 1, 2, CLASSES, TestFiles.IMAGE);
    assertThat(records.labels(0)).containsExactly(0, 1, 2);

    assertThatThrownBy(() -> records.fill(file, 0, 3, CLASSES, TestFiles.IMAGE))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("records.bin, byte 6146: the file changed while it was read");
    assertThatThrownBy(() -> records.fill(file, 0, 1, CLASSES, TestFiles.IMAGE))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("records.bin, byte 3073: the file changed while it was read");
  }
}
