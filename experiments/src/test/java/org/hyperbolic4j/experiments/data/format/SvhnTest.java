package org.hyperbolic4j.experiments.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class SvhnTest {

  @TempDir Path folder;

  private static Matrix images(int... sides) {
    Matrix images = Mat5.newMatrix(sides, MatlabType.UInt8);
    for (int i = 0; i < images.getNumElements(); i++) {
      int row = i % 32;
      int column = i / 32 % 32;
      int channel = i / 1024 % 3;
      images.setLong(i, TestFiles.pixel(i / 3072, channel, row, column));
    }
    return images;
  }

  private static Matrix labels(double... values) {
    Matrix labels = Mat5.newMatrix(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      labels.setDouble(i, values[i]);
    }
    return labels;
  }

  private Path write(Array images, Array labels, int deflate) throws IOException {
    Path file = folder.resolve("train_32x32.mat");
    try (MatFile content = Mat5.newMatFile();
        var sink = Sinks.newStreamingFile(file.toFile())) {
      content.addArray("X", images).addArray("y", labels);
      Mat5.newWriter(sink).setDeflateLevel(deflate).writeMat(content);
    }
    return file;
  }

  @Test
  void pixelsAreTurnedFromColumnsToRowsAndTenMeansZero() throws IOException {
    for (int deflate : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED}) {
      write(images(32, 32, 3, 4), labels(1, 10, 9, 5), deflate);
      ImageSet set = Svhn.read(folder, Split.TRAIN, 100, Progress.NONE);
      assertThat(set.name()).isEqualTo("svhn/train");
      assertThat(set.shape()).isEqualTo(new ImageShape(3, 32, 32));
      assertThat(set.labels()).containsExactly(1, 0, 9, 5);
      for (int image = 0; image < 4; image++) {
        for (int c = 0; c < 3; c++) {
          for (int x = 0; x < 32; x += 3) {
            assertThat(set.value(image, c, 29, x)).isEqualTo(TestFiles.pixel(image, c, 29, x));
          }
        }
      }
    }
  }

  @Test
  void aLimitReadsTheFirstAndProgressIsTold() throws IOException {
    write(images(32, 32, 3, 4), labels(1, 10, 9, 5), Deflater.BEST_SPEED);
    List<String> told = new ArrayList<>();
    ImageSet set =
        Svhn.read(
            folder,
            Split.TRAIN,
            3,
            (task, done, total) -> told.add(task + " " + done + "/" + total));
    assertThat(set.labels()).containsExactly(1, 0, 9);
    assertThat(told).containsExactly("svhn/train 3/3");
  }

  @Test
  void aSingleImageHasNoFourthSide() throws IOException {
    write(images(32, 32, 3), labels(4), Deflater.BEST_SPEED);
    assertThat(Svhn.read(folder, Split.TRAIN, 9, Progress.NONE).labels()).containsExactly(4);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Svhn.read(folder, Split.TEST, 1, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("test_32x32.mat: no such file; expected SVHN's cropped digits");
  }

  @Test
  void whatIsNotSvhnIsRefused() throws IOException {
    write(images(32, 3, 32, 2), labels(1, 2), 1);
    assertRefused().hasMessageContaining("X is [32, 3, 32, 2]; it must be [32, 32, 3, N]");
    write(images(32, 32), labels(1), 1);
    assertRefused().hasMessageContaining("X is [32, 32]");
    write(Mat5.newMatrix(new int[] {32, 32, 3, 1}), labels(1), 1);
    assertRefused().hasMessageContaining("X is of type double");
    write(images(32, 32, 3, 2), labels(1, 2, 3), 1);
    assertRefused().hasMessageContaining("y has 3 labels for the 2 images of X");
    write(images(32, 32, 3, 2), Mat5.newCell(1, 1), 1);
    assertRefused().hasMessageContaining("y is not a matrix of numbers");
    Path file = folder.resolve("train_32x32.mat");
    try (MatFile content = Mat5.newMatFile();
        var sink = Sinks.newStreamingFile(file.toFile())) {
      content.addArray("y", labels(1)).addArray("z", labels(1));
      Mat5.newWriter(sink).writeMat(content);
    }
    assertRefused().hasMessageContaining("has no matrix X; SVHN's files have X and y");
  }

  @Test
  void labelsOutOfRangeAreNamedWithTheRecord() throws IOException {
    for (double bad : new double[] {0, 11, 2.5, -1, Double.NaN}) {
      write(images(32, 32, 3, 2), labels(1, bad), 1);
      assertRefused()
          .hasMessageContaining("record 1 has the label " + bad + "; labels are 1 to 10");
    }
  }

  @Test
  void noTruncatedFileIsAccepted() throws IOException {
    for (int deflate : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED}) {
      byte[] whole = Files.readAllBytes(write(images(32, 32, 3, 2), labels(1, 2), deflate));
      int step = Math.max(1, whole.length / 97);
      for (int length = whole.length - 1; length >= 0; length -= length > 300 ? step : 1) {
        Files.write(folder.resolve("train_32x32.mat"), Arrays.copyOf(whole, length));
        assertRefused();
      }
      for (int missing = 1; missing < 32; missing++) {
        Files.write(
            folder.resolve("train_32x32.mat"), Arrays.copyOf(whole, whole.length - missing));
        assertRefused();
      }
    }
  }

  @Test
  void noDamagedByteDoesMoreThanThrowADataException() throws IOException {
    byte[] whole = Files.readAllBytes(write(images(32, 32, 3, 2), labels(1, 2), 0));
    for (int offset = 124; offset < 260; offset++) {
      for (int value : new int[] {0, 1, 5, 0xFF}) {
        byte[] damaged = whole.clone();
        damaged[offset] = (byte) value;
        Files.write(folder.resolve("train_32x32.mat"), damaged);
        try {
          Svhn.read(folder, Split.TRAIN, 2, Progress.NONE);
        } catch (DataException e) {
          assertThat(e.getMessage()).contains("train_32x32.mat").doesNotContain("\n");
        }
      }
    }
  }

  @Test
  void noFlippedBitOfACompressedFileChangesWhatIsRead() throws IOException {
    Path file = write(images(32, 32, 3, 2), labels(1, 2), Deflater.BEST_SPEED);
    byte[] whole = Files.readAllBytes(file);
    String checksum = Svhn.read(folder, Split.TRAIN, 2, Progress.NONE).checksum();
    int refused = 0;
    for (int offset = 124; offset < whole.length; offset++) {
      byte[] damaged = whole.clone();
      damaged[offset] ^= (byte) (1 << offset % 8);
      Files.write(file, damaged);
      try {
        assertThat(Svhn.read(folder, Split.TRAIN, 2, Progress.NONE).checksum())
            .as("bit %d of byte %d", offset % 8, offset)
            .isEqualTo(checksum);
      } catch (DataException e) {
        assertThat(e.getMessage()).contains("train_32x32.mat").doesNotContain("\n");
        refused++;
      }
    }
    // Bits that pad the end of a compressed element to a byte mean nothing.
    assertThat(refused).isGreaterThan(whole.length - 124 - 4);
  }

  @Test
  void damageIsNamedWithItsByte() throws IOException {
    Path file = write(images(32, 32, 3, 2), labels(1, 2), Deflater.BEST_SPEED);
    byte[] whole = Files.readAllBytes(file);
    TestFiles.poke(file, whole.length - 1, ~whole[whole.length - 1]);
    assertRefused()
        .hasMessageContaining(
            "byte %d: the compressed data are damaged (incorrect data check)"
                .formatted(whole.length));
    TestFiles.poke(file, 128, 3);
    assertRefused().hasMessageContaining("byte 128: has an element of type 3");
    Files.write(file, Arrays.copyOf(whole, 1000));
    assertRefused().hasMessageContaining("byte 128: the element that begins here is cut short");
    Files.write(file, Arrays.copyOf(whole, 100));
    assertRefused().hasMessageContaining("byte 100: has not the header");
  }

  @Test
  void aNewerMatlabFileIsRefused() throws IOException {
    byte[] header = new byte[512];
    byte[] text = "MATLAB 7.3 MAT-file, Platform: GLNXA64".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, header, 0, text.length);
    header[125] = 2;
    header[126] = 'I';
    header[127] = 'M';
    Files.write(folder.resolve("train_32x32.mat"), header);
    assertRefused().hasMessageContaining("byte 124: has not the header of a MATLAB level 5 file");
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(() -> Svhn.read(folder, Split.TRAIN, 100, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("train_32x32.mat");
  }
}
