package org.hyperbolic4j.experiments.interop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.nn.checkpoint.CheckpointException;
import org.hyperbolic4j.nn.checkpoint.NpzFile;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A format of files that hold tensors by name. */
public enum TensorFormat {
  /** That of the safetensors libraries. */
  SAFETENSORS,
  /** That of {@code numpy.savez}, which has no place for metadata. */
  NPZ;

  /**
   * Writes a file, whole or not at all.
   *
   * @param path the file, in a folder that exists
   * @param tensors FLOAT, DOUBLE and INT64 arrays by name
   * @param metadata what else there is to say, where the format has a place for it
   * @throws IOException if it cannot be written; the message names the file
   */
  void write(Path path, Map<String, INDArray> tensors, Map<String, String> metadata)
      throws IOException {
    try {
      switch (this) {
        case SAFETENSORS -> Safetensors.write(path, tensors, metadata);
        case NPZ -> NpzFile.write(path, tensors);
      }
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(path, reason(path, e)), e);
    }
  }

  /**
   * Reads a file of whichever format.
   *
   * @param path the file
   * @return its tensors by name, row-major
   * @throws BadInputException if there is no file, or it is damaged or of no known format
   */
  static Map<String, INDArray> read(Path path) {
    try {
      return NpzFile.isAt(path) ? NpzFile.read(path) : Safetensors.read(path);
    } catch (CheckpointException e) {
      throw new BadInputException(e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInputException("%s: %s".formatted(path, reason(path, e)), e);
    }
  }

  /**
   * What tells a file from others.
   *
   * @param path the file
   * @return SHA-256 of its bytes, in hexadecimal
   * @throws BadInputException if it cannot be read
   */
  static String checksum(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return DigestUtils.sha256Hex(in);
    } catch (IOException e) {
      throw new BadInputException("%s: %s".formatted(path, reason(path, e)), e);
    }
  }

  private static String reason(Path path, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (Files.isDirectory(path)) {
      return "is a folder";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
