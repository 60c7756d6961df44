package org.hyperbolic4j.experiments.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  @TempDir Path root;

  /** An image whose pixels tell its number and their place. */
  private static BufferedImage picture(int number, int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, 0xFF000000 | (number << 16) | ((10 * x) << 8) | (10 * y));
      }
    }
    return image;
  }

  private Path save(String path, int number, int width, int height) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    String format = path.substring(path.lastIndexOf('.') + 1);
    ImageIO.write(
        picture(number, width, height, BufferedImage.TYPE_INT_RGB), format, file.toFile());
    return file;
  }

  private ImageSet read(Split split) {
    return ImageFolder.read(root, split, OptionalInt.empty(), Integer.MAX_VALUE, Progress.NONE);
  }

  private static List<Integer> numbers(ImageSet set) {
    List<Integer> numbers = new ArrayList<>();
    for (int image = 0; image < set.size(); image++) {
      numbers.add(set.value(image, 0, 0, 0));
    }
    return numbers;
  }

  @Test
  void classesTakeTurnsAndEveryFifthIsForTesting() throws IOException {
    for (int i = 0; i < 6; i++) {
      save("cat/" + i + ".png", i, 5, 4);
      save("ant/" + i + ".bmp", 100 + i, 5, 4);
    }
    save("bee/x.png", 200, 5, 4);
    Files.writeString(root.resolve("ant/notes.txt"), "no image");
    Files.writeString(root.resolve(".hidden"), "no image");
    ImageSet train = read(Split.TRAIN);
    assertThat(train.classes().leaves()).containsExactly("ant", "bee", "cat");
    assertThat(train.shape()).isEqualTo(new ImageShape(3, 4, 5));
    assertThat(numbers(train)).containsExactly(100, 200, 0, 101, 1, 102, 2, 103, 3, 105, 5);
    assertThat(train.labels()).containsExactly(0, 1, 2, 0, 2, 0, 2, 0, 2, 0, 2);
    ImageSet test = read(Split.TEST);
    assertThat(numbers(test)).containsExactly(104, 4);
    assertThat(test.classes()).isEqualTo(train.classes());
    ImageSet all = read(Split.ALL);
    assertThat(all.size()).isEqualTo(13);
    assertThat(all.name()).isEqualTo(root.getFileName().toString());
    assertThat(train.name()).isEqualTo(root.getFileName() + "/train");
    assertThat(train.value(3, 1, 2, 3)).isEqualTo(30);
    assertThat(train.value(3, 2, 2, 3)).isEqualTo(20);
  }

  @Test
  void trainAndTestFoldersAreUsedWhereTheyAre() throws IOException {
    for (int i = 0; i < 6; i++) {
      save("train/a/" + i + ".png", i, 3, 3);
      save("train/b/" + i + ".png", 50 + i, 3, 3);
    }
    save("test/a/0.png", 100, 3, 3);
    save("test/b/0.png", 150, 3, 3);
    assertThat(read(Split.TRAIN).size()).isEqualTo(12);
    assertThat(numbers(read(Split.TEST))).containsExactly(100, 150);
    assertThat(read(Split.ALL).size()).isEqualTo(14);
    save("test/c/0.png", 1, 3, 3);
    assertRefused(Split.TRAIN).hasMessageContaining("c: there is no such class in");
    Files.delete(root.resolve("test/c/0.png"));
    Files.delete(root.resolve("test/c"));
    save("train/d/0.png", 1, 3, 3);
    assertRefused(Split.TEST).hasMessageContaining("d: there is no such class in");
  }

  @Test
  void imagesInTheFolderItselfAreOneClass() throws IOException {
    save("0.png", 1, 3, 3);
    save("1.png", 2, 3, 3);
    ImageSet set = read(Split.ALL);
    assertThat(set.classes().leaves()).containsExactly(root.getFileName().toString());
    assertThat(numbers(set)).containsExactly(1, 2);
    assertRefused(Split.TEST).hasMessageContaining("has no images for this split");
    save("a/0.png", 1, 3, 3);
    assertRefused(Split.ALL).hasMessageContaining("holds images and folders");
  }

  @Test
  void greyIndexedAndTransparentImagesKeepTheirValues() throws IOException {
    Files.createDirectories(root.resolve("a"));
    BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100);
    grey.getRaster().setSample(1, 0, 0, 7);
    ImageIO.write(grey, "png", root.resolve("a/0.png").toFile());
    BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(0, 0, 0, 100 * 256 + 255);
    ImageIO.write(deep, "png", root.resolve("a/1.png").toFile());
    BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    indexed.setRGB(0, 0, 0xFF3366CC);
    ImageIO.write(indexed, "png", root.resolve("a/2.png").toFile());
    BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(0, 0, 0x80112233);
    ImageIO.write(clear, "png", root.resolve("a/3.png").toFile());
    ImageSet set = read(Split.ALL);
    int[][] expected = {{100, 100, 100}, {100, 100, 100}, {0x33, 0x66, 0xCC}, {0x11, 0x22, 0x33}};
    for (int image = 0; image < 4; image++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(set.value(image, channel, 0, 0)).isEqualTo(expected[image][channel]);
      }
    }
    assertThat(set.value(0, 0, 0, 1)).isEqualTo(7);
  }

  @Test
  void imagesOfAnotherSizeAreNamedOrResized() throws IOException {
    save("a/0.png", 9, 6, 4);
    Path odd = save("a/1.png", 9, 8, 4);
    assertRefused(Split.ALL)
        .hasMessageContaining(
            odd
                + ": is 8 wide and 4 high, the first image 6 and 4; --image-size N resizes them all");
    ImageSet set = ImageFolder.read(root, Split.ALL, OptionalInt.of(4), 9, Progress.NONE);
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 4, 4));
    // Cropped from the middle: columns 1 to 4 of six, 2 to 5 of eight.
    assertThat(set.value(0, 1, 0, 0)).isEqualTo(10);
    assertThat(set.value(1, 1, 3, 3)).isEqualTo(50);
    assertThat(set.value(1, 2, 3, 3)).isEqualTo(30);
  }

  @Test
  void resizingKeepsConstantsAndAverages() {
    byte[] constant = new byte[3 * 50 * 70];
    Arrays.fill(constant, (byte) 201);
    for (int side : new int[] {1, 7, 32, 50, 64}) {
      Decoded small = Resampling.shorterSideThenCrop(new Decoded(50, 70, constant), side);
      assertThat(small.values()).hasSize(3 * side * side).containsOnly(201);
    }
    byte[] chequered = new byte[3 * 64 * 64];
    for (int i = 0; i < chequered.length; i++) {
      chequered[i] = (byte) ((i + i / 64) % 2 == 0 ? 0 : 200);
    }
    Decoded small = Resampling.shorterSideThenCrop(new Decoded(64, 64, chequered), 16);
    for (int y = 2; y < 14; y++) {
      assertThat(Byte.toUnsignedInt(small.values()[16 * y + 8])).isBetween(99, 101);
    }
  }

  @Test
  void aLimitReadsNoMoreFilesAndProgressIsTold() throws IOException {
    save("a/0.png", 1, 3, 3);
    save("a/1.png", 2, 3, 3);
    Files.writeString(root.resolve("a/2.png"), "not read");
    List<String> told = new ArrayList<>();
    ImageSet set =
        ImageFolder.read(
            root,
            Split.ALL,
            OptionalInt.empty(),
            2,
            (task, done, total) -> told.add(done + "/" + total));
    assertThat(set.size()).isEqualTo(2);
    assertThat(told).containsExactly("2/2");
  }

  @Test
  void whatCannotBeDecodedIsNamed() throws IOException {
    save("a/0.png", 1, 4, 4);
    Path bad = root.resolve("a/1.png");
    Files.writeString(bad, "this is no picture");
    assertRefused(Split.ALL)
        .hasMessageEndingWith(bad + ", byte 0: is not a PNG, JPEG, BMP or GIF image");
    Files.write(bad, new byte[0]);
    assertRefused(Split.ALL).hasMessageContaining(bad + ", byte 0: is not a PNG");
  }

  @Test
  void truncatedFilesAreRefused() throws IOException {
    for (String format : List.of("png", "jpg", "bmp", "gif")) {
      Path file = save("a/0." + format, 90, 40, 40);
      assertThat(read(Split.ALL).value(0, 0, 20, 20)).isBetween(80, 100);
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length - 2; length += 13) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertRefused(Split.ALL).hasMessageContaining(file.toString());
      }
      Files.delete(file);
    }
  }

  @Test
  void aDamagedByteOfAPngIsNoticed() throws IOException {
    Path file = save("a/0.png", 90, 9, 9);
    int length = Files.readAllBytes(file).length;
    for (int offset = 8; offset < length; offset++) {
      save("a/0.png", 90, 9, 9);
      TestFiles.poke(file, offset, Files.readAllBytes(file)[offset] ^ 4);
      assertRefused(Split.ALL).hasMessageContaining("the PNG image");
    }
  }

  @Test
  void anImageThatClaimsToBeHugeIsRefused() throws IOException {
    Path file = save("a/0.png", 1, 3, 3);
    byte[] png = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    Files.write(file, png);
    assertRefused(Split.ALL)
        .hasMessageContaining("claims to be 100000 wide and 100000 high")
        .hasMessageContaining("67 million");
  }

  @Test
  void foldersWithoutImagesAreNamed() throws IOException {
    assertRefused(Split.ALL).hasMessageContaining("holds no images; expected folders");
    Files.createDirectory(root.resolve("a"));
    assertRefused(Split.ALL).hasMessageContaining("a: holds no PNG");
    Files.createDirectory(root.resolve("a/b"));
    assertRefused(Split.ALL).hasMessageContaining("b: is a folder within a class");
    assertThatThrownBy(
            () ->
                ImageFolder.read(
                    root.resolve("none"), Split.ALL, OptionalInt.empty(), 1, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none: no such folder");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(Split split) {
    return assertThatThrownBy(() -> read(split)).isInstanceOf(DataException.class);
  }
}
