package org.hyperbolic4j.experiments.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;
  private static final int[] SIDES = {3, 2, 4};
  private static final byte[] PIXELS = pixels();

  @TempDir Path folder;
  private Path images;
  private Path labels;

  private static byte[] pixels() {
    byte[] pixels = new byte[24];
    for (int i = 0; i < 24; i++) {
      pixels[i] = (byte) (10 * i);
    }
    return pixels;
  }

  @BeforeEach
  void writeFiles() throws IOException {
    images = folder.resolve("train-images-idx3-ubyte");
    labels = folder.resolve("train-labels-idx1-ubyte");
    Files.write(images, TestFiles.idx(IMAGES, SIDES, PIXELS));
    Files.write(labels, TestFiles.idx(LABELS, new int[] {3}, new byte[] {7, 0, 9}));
  }

  @Test
  void imagesKeepSizeAndOrder() {
    ImageSet set = Idx.mnist(folder, Split.TRAIN);
    assertThat(set.name()).isEqualTo("mnist/train");
    assertThat(set.shape()).isEqualTo(new ImageShape(1, 2, 4));
    assertThat(set.labels()).containsExactly(7, 0, 9);
    assertThat(set.value(2, 0, 1, 3)).isEqualTo(230);
    assertThat(set.value(1, 0, 0, 2)).isEqualTo(100);
    assertThat(Idx.fashionMnist(folder, Split.TRAIN).classes().leaves())
        .hasSize(10)
        .startsWith("T-shirt/top")
        .endsWith("Ankle boot");
  }

  @Test
  void packedFilesAndOtherNamesGiveTheSameImages() throws IOException {
    String expected = Idx.mnist(folder, Split.TRAIN).checksum();
    Files.write(folder.resolve("t10k-images.idx3-ubyte"), Files.readAllBytes(images));
    Files.write(
        folder.resolve("t10k-labels-idx1-ubyte.gz"), TestFiles.gzip(Files.readAllBytes(labels)));
    assertThat(Idx.mnist(folder, Split.TEST).checksum()).isEqualTo(expected);
    // Packed under a name that does not say so.
    Files.write(images, TestFiles.gzip(Files.readAllBytes(images)));
    assertThat(Idx.mnist(folder, Split.TRAIN).checksum()).isEqualTo(expected);
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> Idx.mnist(folder, Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte.gz: no such file, packed or not");
    Files.delete(labels);
    assertRefused().hasMessageContaining("train-labels-idx1-ubyte.gz: no such file");
  }

  @Test
  void damagedHeadersAreNamedWithTheByte() throws IOException {
    byte[] good = Files.readAllBytes(images);
    Files.write(images, TestFiles.idx(0x0D03, SIDES, PIXELS));
    assertRefused().hasMessageContaining("byte 0: begins with 00000d03; an idx file");
    Files.write(images, TestFiles.idx(IMAGES, new int[] {3, 0, 4}, PIXELS));
    assertRefused().hasMessageContaining("byte 8: side 1 of the data is 0");
    Files.write(images, TestFiles.idx(IMAGES, new int[] {-1, 2, 4}, PIXELS));
    assertRefused().hasMessageContaining("byte 4: side 0 of the data is 4294967295");
    Files.write(images, TestFiles.idx(IMAGES, new int[] {3, 1 << 30, 1 << 30}, PIXELS));
    assertRefused().hasMessageContaining("byte 8: side 1 of the data is 1073741824");
    Files.write(images, Arrays.copyOf(good, 10));
    assertRefused().hasMessageContaining("byte 10: the header is cut short: 10 of 16 bytes");
    Files.write(images, new byte[0]);
    assertRefused().hasMessageContaining("byte 0: the header is cut short");
  }

  @Test
  void aHeaderThatAnnouncesTwoGigabytesCostsNoMemory() throws IOException {
    Files.write(images, TestFiles.idx(IMAGES, new int[] {2_147_000, 25, 40}, PIXELS));
    long before = Runtime.getRuntime().totalMemory();
    assertRefused().hasMessageContaining("the data end after 24 of 2147000000 bytes");
    assertThat(Runtime.getRuntime().totalMemory() - before).isLessThan(1L << 30);
  }

  @Test
  void truncatedAndTrailingDataAreRefused() throws IOException {
    TestFiles.cut(images, 16 + 20);
    assertRefused().hasMessageContaining("byte 36: the data end after 20 of 24 bytes");
    Files.write(images, TestFiles.idx(IMAGES, SIDES, Arrays.copyOf(PIXELS, 25)));
    assertRefused().hasMessageContaining("byte 40: there are bytes behind the data");
  }

  @Test
  void damagedGzipDataAreRefused() throws IOException {
    byte[] packed = TestFiles.gzip(Files.readAllBytes(images));
    Files.write(images, Arrays.copyOf(packed, packed.length - 12));
    assertRefused().hasMessageContaining("gzip data end too early");
    byte[] poked = packed.clone();
    poked[packed.length - 6] ^= 1;
    Files.write(images, poked);
    assertRefused().hasMessageContaining("gzip data are damaged");
  }

  @Test
  void labelsMustFitImagesAndClasses() throws IOException {
    Files.write(labels, TestFiles.idx(LABELS, new int[] {2}, new byte[] {7, 0}));
    assertRefused()
        .hasMessageContaining("has 2 labels for the 3 images of train-images-idx3-ubyte");
    Files.write(labels, TestFiles.idx(LABELS, new int[] {3}, new byte[] {7, 0, 10}));
    assertRefused().hasMessageContaining("byte 10: record 2 has the label 10; labels are 0 to 9");
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(() -> Idx.mnist(folder, Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("train-");
  }
}
