package org.hyperbolic4j.nn.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hyperbolic4j.nn.engine.Backend;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checkpoints on disk: a zip archive of {@code checkpoint.json} and one {@code .npy} entry an
 * array, {@code parameters/NAME.npy}, {@code buffers/NAME.npy} and {@code optimizer/NAME.npy}.
 * {@code numpy.load} opens it. Arrays are kept bit for bit, and equal checkpoints give equal bytes.
 */
public final class CheckpointFile {

  static {
    Backend.start();
  }

  private static final String MANIFEST = "checkpoint.json";
  private static final String SUFFIX = ".npy";

  /** A zip entry needs a date; the first months of 1980 are special to Java's zip classes. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private CheckpointFile() {}

  /**
   * Writes a checkpoint: beside the path first, forced to the disk, then moved there. Whatever goes
   * wrong, what was at the path before stays as it is and nothing else is left.
   *
   * @param path the file, in a folder that exists
   * @param checkpoint what to write
   * @throws CheckpointException with one line that names the file and the reason
   */
  public static void write(Path path, Checkpoint checkpoint) throws CheckpointException {
    write(path, checkpoint, UnaryOperator.identity());
  }

  /**
   * Writes a checkpoint.
   *
   * @param disk wraps the stream that goes to the disk
   */
  static void write(Path path, Checkpoint checkpoint, UnaryOperator<OutputStream> disk)
      throws CheckpointException {
    Map<String, INDArray> arrays = Manifest.paths(checkpoint);
    for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
      if (!Npy.supports(array.getValue().dataType())) {
        throw new CheckpointException(
            path.toString(),
            "cannot be written: array '%s' is %s; FLOAT, DOUBLE and LONG can be stored"
                .formatted(array.getKey(), array.getValue().dataType()));
      }
    }
    byte[] manifest = Manifest.of(checkpoint).toJson();
    try {
      AtomicFile.write(
          path,
          disk,
          out -> {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
              put(zip, MANIFEST, entry -> entry.write(manifest));
              for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
                put(zip, array.getKey() + SUFFIX, entry -> Npy.write(array.getValue(), entry));
              }
            }
          });
    } catch (IOException e) {
      throw new CheckpointException(path.toString(), "cannot be written: " + reason(e), e);
    }
  }

  /** Stored, not deflated: floats hardly shrink, and the bytes depend on no zlib version. */
  private static void put(ZipOutputStream zip, String name, AtomicFile.Content content)
      throws IOException {
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

  /**
   * Reads a checkpoint and checks all of it.
   *
   * @param path the file
   * @return the checkpoint
   * @throws CheckpointException with one line that names the file and says whether it is missing,
   *     no checkpoint, of another version, damaged or incomplete
   */
  public static Checkpoint read(Path path) throws CheckpointException {
    try {
      requireZip(path);
      try (ZipFile zip = new ZipFile(path.toFile())) {
        return read(path.toString(), zip);
      }
    } catch (CheckpointException e) {
      throw e;
    } catch (ZipException | IllegalArgumentException e) {
      throw new CheckpointException(path.toString(), "damaged or cut short: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CheckpointException(path.toString(), reason(e), e);
    }
  }

  private static void requireZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(4);
      if (start.length < 4
          || start[0] != 'P'
          || start[1] != 'K'
          || start[2] != 3
          || start[3] != 4) {
        throw new IOException("not a checkpoint: a zip archive with " + MANIFEST + " was expected");
      }
    }
  }

  private static Checkpoint read(String source, ZipFile zip) throws IOException {
    if (zip.getEntry(MANIFEST) == null) {
      throw new IOException("not a checkpoint: it has no " + MANIFEST);
    }
    Manifest manifest =
        Manifest.fromJson(readEntry(zip, MANIFEST, (in, size) -> in.readAllBytes()));
    Set<String> entries = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    entries.remove(MANIFEST);
    Map<String, Map<String, INDArray>> groups = new HashMap<>();
    Manifest.GROUPS.forEach(group -> groups.put(group, new HashMap<>()));
    for (Map.Entry<String, Manifest.Announced> array : manifest.arrays().entrySet()) {
      String path = array.getKey();
      if (!entries.remove(path + SUFFIX)) {
        throw new IOException("array '%s' is missing".formatted(path));
      }
      INDArray values =
          readEntry(
              zip,
              path + SUFFIX,
              (in, size) -> Npy.read(in, size, array.getValue().type(), array.getValue().shape()));
      int slash = path.indexOf('/');
      groups.get(path.substring(0, slash)).put(path.substring(slash + 1), values);
    }
    for (String entry : entries) {
      throw new IOException(
          "has an entry '%s' that %s does not announce".formatted(entry, MANIFEST));
    }
    return new Checkpoint(
        source,
        manifest.metadata(),
        groups.get(Manifest.PARAMETERS),
        groups.get(Manifest.BUFFERS),
        groups.get(Manifest.OPTIMIZER));
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(InputStream in, long size) throws IOException;
  }

  /** Reads an entry to its end and checks its checksum, which Java does not for stored entries. */
  private static <T> T readEntry(ZipFile zip, String name, Reader<T> reader) throws IOException {
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

  private static String reason(IOException e) {
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
