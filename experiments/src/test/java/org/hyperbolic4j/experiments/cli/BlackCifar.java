package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CIFAR-10 with two images a file, all black and of the first class. */
final class BlackCifar {

  private BlackCifar() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), new byte[2 * 3073]);
    }
    Files.write(folder.resolve("test_batch.bin"), new byte[2 * 3073]);
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    return folder;
  }
}
