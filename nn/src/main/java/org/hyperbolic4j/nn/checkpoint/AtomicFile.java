package org.hyperbolic4j.nn.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** Replaces files as a whole. */
public final class AtomicFile {

  /** What to write; may close the stream. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param out where to
     * @throws IOException if that fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file beside the path, forces it to the disk, and moves it there. If anything fails,
   * the file beside is removed and what was at the path is untouched.
   *
   * @param path which file to replace or make
   * @param content what to write
   * @throws IOException if the content or the disk fails
   */
  public static void write(Path path, Content content) throws IOException {
    write(path, UnaryOperator.identity(), content);
  }

  /**
   * Writes a file.
   *
   * @param disk wraps the stream that goes to the disk
   */
  static void write(Path path, UnaryOperator<OutputStream> disk, Content content)
      throws IOException {
    Path target = path.toAbsolutePath();
    Path beside = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      try (OutputStream out = disk.apply(Files.newOutputStream(beside))) {
        content.writeTo(out);
      }
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      // Some file systems replace nothing, even atomically, unless told to.
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }
}
