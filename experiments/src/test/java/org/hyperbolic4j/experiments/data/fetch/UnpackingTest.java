package org.hyperbolic4j.experiments.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives are unpacked as a whole or not at all, and write nowhere else. */
final class UnpackingTest {

  private static final byte[] X = {'x'};

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(temporary.resolve("a/b"));
  }

  private void unpack(byte[] archive, String... holds) {
    Unpacking.unpack(
        new ByteArrayInputStream(archive), "t.tar.gz", Archives.limits("top", holds), folder);
  }

  private void assertRefused(byte[] archive, String... why) throws IOException {
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(FetchException.class)
        .message()
        .startsWith("t.tar.gz is not ")
        .contains(why)
        .doesNotContain("\n");
    assertNothingUnpacked();
  }

  private void assertNothingUnpacked() throws IOException {
    try (Stream<Path> all = Files.walk(temporary)) {
      assertThat(all).containsExactlyInAnyOrder(temporary, folder.getParent(), folder);
    }
  }

  @Test
  void theFolderOfAnArchiveIsUnpacked() throws IOException {
    String longName = "top/" + "n".repeat(150) + ".txt";
    unpack(
        Archives.tarGz(
            Map.of("top/x", X, "./top/in/y", new byte[100_000], longName, X, "other", X)),
        "x",
        "in");
    assertThat(folder.resolve("top/x")).hasBinaryContent(X);
    assertThat(folder.resolve("top/in/y")).hasSize(100_000);
    assertThat(folder.resolve(longName)).exists();
    assertThat(folder.resolve("other")).doesNotExist();
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).containsExactly(folder.resolve("top"));
    }
    assertThat(folder.resolve("top/SHA256SUMS"))
        .content()
        .contains("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  x\n");
    assertThat(Manifest.firstFault(folder.resolve("top"), FetchListener.NONE)).isEmpty();
  }

  @Test
  void whatChangedLaterIsFound() throws IOException {
    unpack(Archives.tarGz(Map.of("top/x", X, "top/y", X)));
    Path top = folder.resolve("top");
    Files.writeString(top.resolve("more"), "fine");
    assertThat(Manifest.firstFault(top, FetchListener.NONE)).isEmpty();
    Files.writeString(top.resolve("y"), "z");
    assertThat(Manifest.firstFault(top, FetchListener.NONE)).contains("y has changed");
    Files.delete(top.resolve("x"));
    assertThat(Manifest.firstFault(top, FetchListener.NONE)).contains("x is missing");
    Files.writeString(top.resolve("SHA256SUMS"), "nonsense");
    assertThat(Manifest.firstFault(top, FetchListener.NONE))
        .contains("line 1 of SHA256SUMS is damaged");
    Files.writeString(top.resolve("SHA256SUMS"), "");
    assertThat(Manifest.firstFault(top, FetchListener.NONE)).contains("SHA256SUMS is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../escaped",
        "top/../../escaped",
        "top/../../../b/../escaped",
        "/tmp/escaped",
        "//escaped",
        "C:escaped",
        "top\\..\\..\\escaped",
        "top/two\nlines"
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    assertRefused(
        Archives.tarGz(
            tar -> {
              Archives.add(tar, "top/x", X);
              Archives.add(tar, name, X);
            }),
        "unpacked: '");
  }

  @Test
  void linksAndDevicesAreRefused() throws IOException {
    for (byte type :
        new byte[] {
          TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR
        }) {
      assertRefused(
          Archives.tarGz(
              tar -> {
                Archives.add(tar, "top/x", X);
                Archives.link(tar, "top/link", type, "x");
                Archives.add(tar, "top/link/y", X);
              }),
          "'top/link' is neither a file nor a folder");
    }
  }

  @Test
  void holesWouldBeMoreThanTheArchiveHasAndAreRefused() throws IOException {
    assertRefused(
        Archives.tarGz(tar -> Archives.sparse(tar, "top/hole", 1_000_000)),
        "'top/hole' is neither a file nor a folder");
  }

  @Test
  void tooMuchIsRefused() throws IOException {
    assertRefused(
        Archives.tarGz(Map.of("top/bomb", new byte[2_000_001])),
        "'top/bomb' has more than 2000000 bytes");
    assertRefused(
        Archives.tarGz(
            Map.of(
                "top/1",
                new byte[1_500_000],
                "top/2",
                new byte[1_500_000],
                "top/3",
                new byte[1_500_000])),
        "unpacks to more than 4000000 bytes");
    assertRefused(
        Archives.tarGz(
            tar -> {
              for (int i = 0; i <= 300; i++) {
                Archives.add(tar, "top/" + i, X);
              }
            }),
        "more than 300 entries");
  }

  @Test
  void oneFileCannotBeThereTwice() throws IOException {
    assertRefused(
        Archives.tarGz(
            tar -> {
              Archives.add(tar, "top/x", X);
              Archives.add(tar, "top/./x", X);
            }),
        "'top/./x' is in it twice");
  }

  @Test
  void truncatedAndOtherFilesAreRefused() throws IOException {
    byte[] noise = new byte[50_000];
    new java.util.Random(3).nextBytes(noise);
    byte[] whole = Archives.tarGz(Map.of("top/x", X, "top/y", noise));
    for (int length : new int[] {0, 5, 100, whole.length / 2, whole.length - 9}) {
      assertRefused(Arrays.copyOf(whole, length), "whole .tar.gz archive");
    }
    assertRefused("<html>".getBytes(StandardCharsets.UTF_8), "whole .tar.gz archive");
  }

  @Test
  void whatMustBeInItIs() throws IOException {
    byte[] archive = Archives.tarGz(Map.of("top/x", X));
    assertThatThrownBy(() -> unpack(archive, "x", "y"))
        .isInstanceOf(FetchException.class)
        .hasMessage("t.tar.gz is not unpacked: top/y is not in it");
    assertNothingUnpacked();
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Files.createDirectories(folder.resolve(".top.unpacking/top"));
    Files.writeString(folder.resolve(".top.unpacking/top/half"), "half");
    unpack(Archives.tarGz(Map.of("top/x", X)));
    assertThat(folder.resolve("top/half")).doesNotExist();
    assertThat(folder.resolve("top/x")).exists();
    assertThat(folder.resolve(".top.unpacking")).doesNotExist();
  }

  @Test
  void aFolderThatIsThereIsNotReplaced() throws IOException {
    Files.createDirectories(folder.resolve("top"));
    Files.writeString(folder.resolve("top/mine"), "mine");
    assertThatThrownBy(() -> unpack(Archives.tarGz(Map.of("top/x", X))))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("cannot unpack t.tar.gz in " + folder);
    assertThat(folder.resolve("top/mine")).hasContent("mine");
    assertThat(folder.resolve("top/x")).doesNotExist();
    assertThat(Optional.of(folder.resolve(".top.unpacking")))
        .hasValueSatisfying(left -> assertThat(left).doesNotExist());
  }
}
