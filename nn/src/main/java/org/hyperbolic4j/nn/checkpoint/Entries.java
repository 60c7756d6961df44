package org.hyperbolic4j.nn.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Entries of zip archives: equal contents are equal bytes, and what is read is checked. */
final class Entries {

  /** A zip entry needs a date; the first months of 1980 are special to Java's zip classes. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Entries() {}

  /** Stored, not deflated: floats hardly shrink, and the bytes depend on no zlib version. */
  static void put(ZipOutputStream zip, String name, AtomicFile.Content content) throws IOException {
    CountingNowhere nowhere = new CountingNowhere();
    CheckedOutputStream checked = new CheckedOutputStream(nowhere, new CRC32());
    content.writeTo(checked);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(DATE);
    entry.setSize(nowhere.count);
    entry.setCrc(checked.getChecksum().getValue());
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  private static final class CountingNowhere extends OutputStream {
    private long count;

    @Override
    public void write(int value) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  /** Says whether a file starts as a zip archive with an entry does. */
  static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(4);
      return start.length == 4
          && start[0] == 'P'
          && start[1] == 'K'
          && start[2] == 3
          && start[3] == 4;
    }
  }

  /** What becomes of an entry. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in, long size) throws IOException;
  }

  /** Reads an entry to its end and checks its checksum, which Java does not for stored entries. */
  static <T> T read(ZipFile zip, String name, Reader<T> reader) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      T result;
      try {
        result = reader.read(in, entry.getSize());
      } catch (IOException e) {
        throw new IOException("entry '%s' %s".formatted(name, reason(e)), e);
      }
      if (in.read() != -1) {
        throw new IOException("entry '%s' has bytes after its end".formatted(name));
      }
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException("entry '%s' is damaged: its checksum does not fit".formatted(name));
      }
      return result;
    }
  }

  /** Why a file cannot be used, in words. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
