package org.hyperbolic4j.experiments.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.hyperbolic4j.experiments.data.DataException;

/** Opens files, with errors people can act on. */
final class InputFiles {

  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x1F8B;

  private InputFiles() {}

  /**
   * The size of a file that must be there.
   *
   * @param file the file
   * @param expected what the folder should hold, for the message if it is missing
   * @return bytes
   */
  static long size(Path file, String expected) {
    if (!Files.exists(file)) {
      throw new DataException(file, "no such file; expected " + expected);
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(file, "is not a file; expected " + expected);
    }
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Opens a file.
   *
   * @param file the file, which exists
   * @return its bytes
   * @throws IOException if it cannot be read
   */
  static InputStream openPlain(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  /**
   * Opens a file, unpacking it if it is packed with gzip, whatever its name says.
   *
   * @param file the file, which exists
   * @return its bytes
   * @throws IOException if it cannot be read
   */
  static InputStream openUnpacked(Path file) throws IOException {
    InputStream raw = openPlain(file);
    try {
      raw.mark(2);
      int magic = (raw.read() << 8) | raw.read();
      raw.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Names of classes, one a line; blank lines are left out.
   *
   * @param file the file
   * @param count how many there must be
   * @param expected what the folder should hold, for the message if it is missing
   * @return the names
   */
  static List<String> names(Path file, int count, String expected) {
    size(file, expected);
    List<String> names;
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      names = lines.map(String::strip).filter(line -> !line.isEmpty()).limit(count + 1L).toList();
    } catch (UncheckedIOException e) {
      throw notText(file, e);
    } catch (MalformedInputException e) {
      throw notText(file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (names.size() != count) {
      throw new DataException(
          file,
          "has %s class names, one a line; there must be %d"
              .formatted(names.size() > count ? "more than " + count : names.size(), count));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DataException(file, "names the class " + name + " twice");
      }
    }
    return names;
  }

  private static DataException notText(Path file, Exception e) {
    return new DataException(file, "is not a text file with one class name a line", e);
  }

  /**
   * The operating system would not let a file be read.
   *
   * @param file the file
   * @param e what it said
   * @return the exception to throw
   */
  static DataException unreadable(Path file, IOException e) {
    String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new DataException(
        file, "cannot be read (" + e.getClass().getSimpleName() + reason + ")", e);
  }
}
