package org.hyperbolic4j.nn.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hyperbolic4j.nn.engine.Backend;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * NumPy's archives of named arrays, as {@code numpy.savez} writes and {@code numpy.load} reads
 * them: one {@code NAME.npy} entry an array. FLOAT, DOUBLE and INT64 are kept bit for bit, and
 * equal arrays give equal bytes.
 */
public final class NpzFile {

  static {
    Backend.start();
  }

  private static final String SUFFIX = ".npy";

  private NpzFile() {}

  /**
   * Writes an archive, whole or not at all.
   *
   * @param path the file, in a folder that exists
   * @param arrays FLOAT, DOUBLE and INT64 arrays by name, in the order in which they are to stand
   * @throws IOException if it cannot be written; what was at the path before stays as it is
   */
  public static void write(Path path, Map<String, INDArray> arrays) throws IOException {
    AtomicFile.write(
        path,
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
            for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
              Entries.put(
                  zip, array.getKey() + SUFFIX, entry -> Npy.write(array.getValue(), entry));
            }
          }
        });
  }

  /**
   * Says whether a file may be an archive of this kind.
   *
   * @param path the file
   * @return whether it starts as a zip archive with an entry does
   * @throws IOException if it cannot be read
   */
  public static boolean isAt(Path path) throws IOException {
    return Entries.isZip(path);
  }

  /**
   * Reads an archive and checks all of it. Compressed entries are read, too.
   *
   * @param path the file
   * @return the arrays by name, row-major, in the order in which they stand
   * @throws CheckpointException with one line that names the file and says whether it is missing,
   *     no such archive or damaged
   */
  public static Map<String, INDArray> read(Path path) throws CheckpointException {
    try {
      if (!Entries.isZip(path)) {
        throw new IOException("not a NumPy archive (.npz): a zip archive was expected");
      }
      try (ZipFile zip = new ZipFile(path.toFile())) {
        return arrays(zip);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new CheckpointException(path.toString(), "damaged or cut short: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CheckpointException(path.toString(), Entries.reason(e), e);
    }
  }

  private static Map<String, INDArray> arrays(ZipFile zip) throws IOException {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName();
      if (!name.endsWith(SUFFIX)) {
        throw new IOException(
            "not a NumPy archive (.npz): entry '%s' is not %s".formatted(name, SUFFIX));
      }
      INDArray array = Entries.read(zip, name, Npy::read);
      if (arrays.put(name.substring(0, name.length() - SUFFIX.length()), array) != null) {
        throw new IOException("has two entries '%s'".formatted(name));
      }
    }
    return arrays;
  }
}
