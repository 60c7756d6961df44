package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParityCommandTest {

  private static final Path GOLDEN = Path.of(System.getProperty("golden.dir"));

  @TempDir private Path folder;

  private Path copy(String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    return Files.copy(GOLDEN.resolve(file), target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poincare", "lorentz", "layers"})
  void everyFileIsWithinItsToleranceByEveryWayToComputeIt(String kind) {
    CommandRun run = CommandRun.of("parity", GOLDEN.resolve(kind).toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("OFF").contains(" 0 off");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aNetworkIsComparedOnBothEngines() throws IOException {
    copy("nets/tiny.npz");

    CommandRun run = CommandRun.of("parity", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("nets/tiny.npz +fused .* ok"))
        .anyMatch(line -> line.matches("nets/tiny.npz +graph .* ok"))
        .contains("1 files, 2 comparisons, 0 off");
  }

  @Test
  void anArrayThatIsOffIsNamed() throws IOException {
    Path file = copy("poincare/dist_c1.0_d2.npz");
    rewrite(
        file,
        (name, bytes) -> {
          // The last byte of a float64 holds the sign and most of the exponent.
          bytes[bytes.length - 1] ^= (byte) (name.equals("grad_y.npy") ? 0x80 : 0);
          return bytes;
        });

    CommandRun run = CommandRun.of("parity", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("poincare/dist_c1.0_d2.npz +geometry .*grad_y .*OFF.*"))
        .anyMatch(line -> line.matches("poincare/dist_c1.0_d2.npz +fused .*grad_y .*OFF.*"));
  }

  @Test
  void aDamagedArrayIsNamed() throws IOException {
    Path cut = copy("poincare/dist_c1.0_d2.npz");
    rewrite(cut, (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 8));
    assertRefused(cut, "' is damaged", "its header announces");

    Path wrong = copy("lorentz/dist_c1.0_d2.npz");
    rewrite(
        wrong,
        (name, bytes) -> {
          bytes[20] = 'X';
          return bytes;
        });
    Files.delete(cut);
    assertRefused(wrong, "' is damaged", "its header cannot be read");
  }

  @Test
  void arraysOfNoParameterAreNamed() throws IOException {
    Path file = copy("nets/tiny.npz");
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.copy(zip.getPath("logits.npy"), zip.getPath("grad.head.extra.npy"));
    }
    assertRefused(file, "has arrays of no parameter of poincare-", "[grad.head.extra]");
  }

  private void assertRefused(Path file, String... parts) {
    CommandRun run = CommandRun.of("parity", folder.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("h4j: " + file)
        .contains(parts);
  }

  /** What becomes of an entry of a file. */
  @FunctionalInterface
  private interface Change {
    byte[] apply(String name, byte[] bytes);
  }

  private static void rewrite(Path npz, Change change) throws IOException {
    Path changed = npz.resolveSibling("changed");
    try (ZipFile zip = new ZipFile(npz.toFile());
        OutputStream file = Files.newOutputStream(changed);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(change.apply(entry.getName(), bytes));
        out.closeEntry();
      }
    }
    Files.delete(npz);
    Files.move(changed, npz);
  }
}
