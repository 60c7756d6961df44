package org.hyperbolic4j.experiments.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Split;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.experiments.data.shapetree.ShapeTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;

class ImageSetsTest {

  @TempDir Path folder;

  private ImageSet load(DataName name, Split split, LoadOptions options) {
    return ImageSets.load(name, Optional.of(folder), split, options);
  }

  private void writeIdx(String file, int magic, byte[] data, int... sides) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sides.length + data.length).putInt(magic);
    for (int side : sides) {
      buffer.putInt(side);
    }
    Files.write(folder.resolve(file), buffer.put(data).array());
  }

  private void writeMnist() throws IOException {
    writeIdx("train-images-idx3-ubyte", 0x0803, new byte[] {1, 2, 3, 4, 5, 6}, 3, 2, 1);
    writeIdx("train-labels-idx1-ubyte", 0x0801, new byte[] {3, 1, 2}, 3);
    writeIdx("t10k-images-idx3-ubyte", 0x0803, new byte[] {7, 8, 9, 10}, 2, 2, 1);
    writeIdx("t10k-labels-idx1-ubyte", 0x0801, new byte[] {5, 6}, 2);
  }

  @Test
  void allIsTrainThenTestAndALimitCutsBehind() throws IOException {
    writeMnist();
    for (DataName name : new DataName[] {DataName.MNIST, DataName.FASHION_MNIST}) {
      ImageSet all = load(name, Split.ALL, LoadOptions.DEFAULT);
      assertThat(all.name()).isEqualTo(name.label());
      assertThat(all.labels()).containsExactly(3, 1, 2, 5, 6);
      assertThat(load(name, Split.ALL, LoadOptions.DEFAULT.withLimit(4)).labels())
          .containsExactly(3, 1, 2, 5);
      ImageSet test = load(name, Split.TEST, LoadOptions.DEFAULT.withLimit(1));
      assertThat(test.labels()).containsExactly(5);
      assertThat(test.value(0, 0, 1, 0)).isEqualTo(8);
    }
  }

  @Test
  void cifarIsFoundByName() throws IOException {
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
    byte[] record = new byte[3073];
    record[0] = 4;
    Files.write(folder.resolve("test_batch.bin"), record);
    ImageSet test = load(DataName.CIFAR10, Split.TEST, LoadOptions.DEFAULT);
    assertThat(test.classes().leaves().get(test.label(0))).isEqualTo("e");
    assertThatThrownBy(() -> load(DataName.CIFAR100, Split.TEST, LoadOptions.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("fine_label_names.txt: no such file");
  }

  @Test
  void svhnIsFoundByName() throws IOException {
    try (MatFile content = Mat5.newMatFile()) {
      content.addArray("X", Mat5.newMatrix(new int[] {32, 32, 3, 2}, MatlabType.UInt8));
      content.addArray("y", Mat5.newMatrix(2, 1));
      content.getMatrix("y").setDouble(0, 10);
      content.getMatrix("y").setDouble(1, 3);
      Mat5.writeToFile(content, folder.resolve("test_32x32.mat").toFile());
    }
    assertThat(load(DataName.SVHN, Split.TEST, LoadOptions.DEFAULT).labels()).containsExactly(0, 3);
    assertThat(load(DataName.SVHN, Split.TEST, LoadOptions.DEFAULT.withLimit(1)).size())
        .isEqualTo(1);
  }

  @Test
  void aFolderCanBeResized() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", folder.resolve("a/0.png").toFile());
    assertThat(load(DataName.FOLDER, Split.TRAIN, LoadOptions.DEFAULT).shape())
        .isEqualTo(new ImageShape(3, 10, 20));
    assertThat(load(DataName.FOLDER, Split.TRAIN, LoadOptions.DEFAULT.withSide(5)).shape())
        .isEqualTo(new ImageShape(3, 5, 5));
  }

  @Test
  void shapeTreeNeedsNoFolderAndDrawsTheImagesAskedFor() {
    LoadOptions options = LoadOptions.DEFAULT.withSeed(9).withLimit(12);
    ImageSet test = ImageSets.load(DataName.SHAPETREE, Optional.empty(), Split.TEST, options);
    assertThat(test.checksum()).isEqualTo(ShapeTree.images(9, Split.TEST, 12).checksum());
    assertThat(DataName.SHAPETREE.needsFolder()).isFalse();
  }

  @Test
  void badRequestsGetOneClearLine() {
    assertThatThrownBy(() -> DataName.of("cifar"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "there is no data set 'cifar'; there are shapetree, cifar10, cifar100, fashion-mnist,"
                + " mnist, svhn, folder");
    assertThatThrownBy(
            () ->
                ImageSets.load(
                    DataName.CIFAR10, Optional.empty(), Split.TRAIN, LoadOptions.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessage("the data set cifar10 needs the folder with its files (--data-dir)");
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(
            () ->
                ImageSets.load(
                    DataName.MNIST, Optional.of(nowhere), Split.TRAIN, LoadOptions.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessage(nowhere + ": no such folder; expected the folder with the files of mnist");
    assertThatThrownBy(() -> LoadOptions.DEFAULT.withLimit(0))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("not 0");
    assertThatThrownBy(() -> LoadOptions.DEFAULT.withSide(5000))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("1 to 4096 pixels, not 5000");
    assertThatThrownBy(
            () ->
                ImageSets.load(
                    DataName.SHAPETREE,
                    Optional.empty(),
                    Split.TRAIN,
                    LoadOptions.DEFAULT.withLimit(1_000_000)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("1 to 699050");
  }

  @Test
  void namesLeadBackToTheirDataSetAndDigitsAreNotMirrored() {
    for (DataName name : DataName.values()) {
      assertThat(DataName.of(name.label())).isEqualTo(name);
      boolean digits = name == DataName.MNIST || name == DataName.SVHN;
      assertThat(name.augmentation()).isEqualTo(new Augmentation(4, !digits));
    }
  }
}
