package org.hyperbolic4j.laws.reference;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays of one {@code .npz} file, in float64. */
public final class ReferenceFile {

  private static final String SUFFIX = ".npy";

  private static final int VERSION_AT = 6;
  private static final short VERSION = 1;
  private static final int HEADER_AT = 10;

  /** Bytes of an element, and the sides of the array. */
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '[<|][fiu]([1248])', 'fortran_order': (?:False|True), 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  private final Path path;
  private final SortedMap<String, INDArray> arrays;

  private ReferenceFile(Path path, SortedMap<String, INDArray> arrays) {
    this.path = path;
    this.arrays = arrays;
  }

  /**
   * Reads a file.
   *
   * @param path an {@code .npz} file, compressed or not
   * @return its arrays
   * @throws IOException with one line that names the file and says what is wrong with it
   */
  public static ReferenceFile read(Path path) throws IOException {
    SortedMap<String, INDArray> arrays = new TreeMap<>();
    try (InputStream in = Files.newInputStream(path);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.getName().endsWith(SUFFIX)) {
          throw new IOException("has an entry '%s', not .npy".formatted(entry.getName()));
        }
        String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
        arrays.put(name, array(name, zip.readAllBytes()));
      }
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(path, reason(e)), e);
    }
    if (arrays.isEmpty()) {
      throw new IOException(path + ": not a .npz file, or an empty one");
    }
    return new ReferenceFile(path, arrays);
  }

  private static INDArray array(String name, byte[] npy) throws IOException {
    if (npy.length < HEADER_AT || npy[0] != (byte) 0x93 || npy[1] != 'N' || npy[2] != 'U') {
      throw new IOException("array '%s' is not in .npy format".formatted(name));
    }
    try {
      requireWhole(npy);
      return Nd4j.createNpyFromByteArray(npy).castTo(DataType.DOUBLE).dup('c');
    } catch (RuntimeException e) {
      throw new IOException("array '%s' is damaged (%s)".formatted(name, e.getMessage()), e);
    }
  }

  /** ND4J's native code believes what a header says, and reads on behind the end. */
  private static void requireWhole(byte[] npy) {
    ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int start = HEADER_AT + Short.toUnsignedInt(bytes.getShort(HEADER_AT - Short.BYTES));
    String text =
        new String(npy, HEADER_AT, Math.max(0, Math.min(start, npy.length) - HEADER_AT), US_ASCII);
    Matcher header = HEADER.matcher(text);
    if (bytes.getShort(VERSION_AT) != VERSION || !header.matches()) {
      throw new IllegalArgumentException("its header cannot be read");
    }
    long expected = Long.parseLong(header.group(1));
    for (String side : header.group(2).split("[, ]+", -1)) {
      expected = side.isEmpty() ? expected : Math.multiplyExact(expected, Long.parseLong(side));
    }
    if (npy.length - start != expected) {
      throw new IllegalArgumentException(
          "it has %d bytes of data, its header announces %d"
              .formatted(npy.length - start, expected));
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.io.EOFException ? "cut short" : e.getMessage();
  }

  /**
   * The file.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }

  /**
   * The file's name without its suffix, for instance {@code dist_c1.0_d2}.
   *
   * @return the name
   */
  public String name() {
    return path.getFileName().toString().replaceFirst("\\.npz$", "");
  }

  /**
   * The operator the figures are of: the file's name up to {@code _c}.
   *
   * @return for instance {@code dist}
   */
  public String operator() {
    return name().replaceFirst("_c[0-9].*$", "");
  }

  /**
   * Names of the arrays.
   *
   * @return in alphabetical order
   */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /**
   * Says whether there is an array.
   *
   * @param name its name
   * @return true if so
   */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /**
   * An array.
   *
   * @param name its name
   * @return a copy, DOUBLE, row-major
   * @throws IllegalArgumentException if there is none of this name
   */
  public INDArray array(String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "%s has no array '%s'; it has %s".formatted(path, name, arrays.keySet()));
    }
    return array.dup('c');
  }

  /**
   * The elements of an array.
   *
   * @param name its name
   * @return in row-major order
   * @throws IllegalArgumentException if there is none of this name
   */
  public double[] values(String name) {
    return array(name).data().asDouble();
  }

  /**
   * The shape of an array.
   *
   * @param name its name
   * @return a copy
   * @throws IllegalArgumentException if there is none of this name
   */
  public long[] shape(String name) {
    return array(name).shape().clone();
  }

  /**
   * The curvature of the figures.
   *
   * @return c
   */
  public double curvature() {
    return values("c")[0];
  }

  @Override
  public String toString() {
    return "%s %s".formatted(path, Arrays.toString(arrays.keySet().toArray()));
  }
}
