package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The arrays of a checkpoint, bit by bit. */
final class CheckpointBits {

  private CheckpointBits() {}

  /** Every array's bytes by its name; what the checkpoint says about times is left out. */
  static Map<String, String> of(Path run) throws IOException {
    return ofCheckpoint(run.resolve("model/last.npz"));
  }

  static Map<String, String> ofCheckpoint(Path file) throws IOException {
    Map<String, String> bits = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().endsWith(".npy")) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          bits.put(entry.getName(), HexFormat.of().formatHex(bytes));
        }
      }
    }
    return bits;
  }
}
