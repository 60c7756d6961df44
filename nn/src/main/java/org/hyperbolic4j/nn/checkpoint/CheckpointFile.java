package org.hyperbolic4j.nn.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hyperbolic4j.nn.array.ElementBytes;
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
      if (!ElementBytes.supports(array.getValue().dataType())) {
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
              Entries.put(zip, MANIFEST, entry -> entry.write(manifest));
              for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
                Entries.put(
                    zip, array.getKey() + SUFFIX, entry -> Npy.write(array.getValue(), entry));
              }
            }
          });
    } catch (IOException e) {
      throw new CheckpointException(path.toString(), "cannot be written: " + Entries.reason(e), e);
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
      if (!Entries.isZip(path)) {
        throw new IOException("not a checkpoint: a zip archive with " + MANIFEST + " was expected");
      }
      try (ZipFile zip = new ZipFile(path.toFile())) {
        return read(path.toString(), zip);
      }
    } catch (CheckpointException e) {
      throw e;
    } catch (ZipException | IllegalArgumentException e) {
      throw new CheckpointException(path.toString(), "damaged or cut short: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CheckpointException(path.toString(), Entries.reason(e), e);
    }
  }

  private static Checkpoint read(String source, ZipFile zip) throws IOException {
    if (zip.getEntry(MANIFEST) == null) {
      throw new IOException("not a checkpoint: it has no " + MANIFEST);
    }
    Manifest manifest =
        Manifest.fromJson(Entries.read(zip, MANIFEST, (in, size) -> in.readAllBytes()));
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
          Entries.read(
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
}
