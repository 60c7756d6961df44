package org.hyperbolic4j.experiments.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

  @TempDir Path ten;
  @TempDir Path hundred;

  @BeforeEach
  void writeFiles() throws IOException {
    TestFiles.cifar10(ten);
    TestFiles.cifar100(hundred);
  }

  @Test
  void tenKeepsTheOrderOfTheFiles() {
    ImageSet train = Cifar.cifar10(ten, Split.TRAIN);
    assertThat(train.name()).isEqualTo("cifar10/train");
    assertThat(train.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(train.labels()).containsExactly(0, 9, 1, 8, 2, 7, 3, 6, 4, 5);
    assertThat(train.classes().leaves()).isEqualTo(TestFiles.names("thing", 10));
    ImageSet test = Cifar.cifar10(ten, Split.TEST);
    assertThat(test.labels()).containsExactly(1, 2, 3);
    assertPixels(train, 7, 7);
    assertPixels(test, 2, 102);
  }

  @Test
  void hundredHasItsSuperclassesAboveTheClasses() {
    ImageSet test = Cifar.cifar100(hundred, Split.TEST);
    assertThat(test.size()).isEqualTo(100);
    assertThat(test.label(37)).isEqualTo(37);
    assertThat(test.classes().depth()).isEqualTo(2);
    assertThat(test.classes().levels().get(0).nodes()).isEqualTo(TestFiles.names("coarse", 20));
    assertThat(test.classes().leaves()).isEqualTo(TestFiles.names("fine", 100));
    assertThat(test.classes().ancestor(0, 37)).isEqualTo(17);
    assertThat(test.classes()).isEqualTo(Cifar.cifar100(hundred, Split.TRAIN).classes());
    assertPixels(test, 5, 105);
  }

  private static void assertPixels(ImageSet set, int image, int written) {
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 32; y += 31) {
        for (int x = 0; x < 32; x += 3) {
          assertThat(set.value(image, c, y, x)).isEqualTo(TestFiles.pixel(written, c, y, x));
        }
      }
    }
  }

  @Test
  void theFolderInTheArchiveIsFound() throws IOException {
    Path above = Files.createTempDirectory(ten, "above");
    TestFiles.cifar10(above.resolve("cifar-10-batches-bin"));
    TestFiles.cifar100(above.resolve("cifar-100-binary"));
    assertThat(Cifar.cifar10(above, Split.TEST).size()).isEqualTo(3);
    assertThat(Cifar.cifar100(above, Split.TEST).size()).isEqualTo(100);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(ten.resolve("data_batch_3.bin"));
    assertTen(Split.TRAIN)
        .hasMessageContaining("data_batch_3.bin: no such file")
        .hasMessageContaining("binary version of CIFAR-10");
    Files.delete(hundred.resolve("coarse_label_names.txt"));
    assertHundred().hasMessageContaining("coarse_label_names.txt: no such file");
    Files.delete(ten.resolve("test_batch.bin"));
    Files.createDirectory(ten.resolve("test_batch.bin"));
    assertTen(Split.TEST).hasMessageContaining("test_batch.bin: is not a file");
  }

  @Test
  void aTruncatedFileIsNamedWithTheRecord() throws IOException {
    TestFiles.cut(ten.resolve("data_batch_2.bin"), 3073 + 100);
    assertTen(Split.TRAIN)
        .hasMessageContaining("data_batch_2.bin, byte 3073: record 1 is cut short: 100 of 3073");
    TestFiles.cut(ten.resolve("test_batch.bin"), 0);
    assertTen(Split.TEST).hasMessageContaining("test_batch.bin: is empty");
  }

  @Test
  void aLabelThatIsNoneIsNamedWithItsByte() throws IOException {
    TestFiles.poke(ten.resolve("test_batch.bin"), 2 * 3073, 10);
    assertTen(Split.TEST)
        .hasMessageEndingWith(
            "test_batch.bin, byte 6146: record 2 has the label 10; labels are 0 to 9");
    TestFiles.poke(hundred.resolve("train.bin"), 3074 + 1, 200);
    assertHundred()
        .hasMessageEndingWith("byte 3075: record 1 has the label 200; labels are 0 to 99");
  }

  @Test
  void aClassInTwoSuperclassesIsRefused() throws IOException {
    // The 21st record has class 20 in superclass 0; now it says class 0 is in superclass 0 ...
    TestFiles.poke(hundred.resolve("train.bin"), 20 * 3074 + 1, 0);
    assertHundred().hasMessageContaining("no image of class 20");
    // ... and now in superclass 5.
    TestFiles.poke(hundred.resolve("train.bin"), 20 * 3074, 5);
    assertHundred()
        .hasMessageContaining("byte 61480: record 20 puts class 0 into superclass 5, an earlier");
  }

  @Test
  void anEmptySuperclassIsRefused() throws IOException {
    for (int fine = 3; fine < 100; fine += 20) {
      TestFiles.poke(hundred.resolve("train.bin"), fine * 3074, 4);
    }
    assertHundred().hasMessageContaining("no class in superclass 3");
  }

  @Test
  void namesThatDoNotFitAreRefused() throws IOException {
    Path names = ten.resolve("batches.meta.txt");
    Files.write(names, TestFiles.names("thing", 9));
    assertTen(Split.TEST).hasMessageContaining("has 9 class names");
    Files.write(names, TestFiles.names("thing", 11));
    assertTen(Split.TEST).hasMessageContaining("has more than 10 class names");
    Files.writeString(names, "x\n".repeat(10));
    assertTen(Split.TEST).hasMessageContaining("names the class x twice");
    Files.write(names, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 10});
    assertTen(Split.TEST).hasMessageContaining("is not a text file");
  }

  private AbstractThrowableAssert<?, ?> assertTen(Split split) {
    return assertThatThrownBy(() -> Cifar.cifar10(ten, split)).isInstanceOf(DataException.class);
  }

  private AbstractThrowableAssert<?, ?> assertHundred() {
    return assertThatThrownBy(() -> Cifar.cifar100(hundred, Split.TRAIN))
        .isInstanceOf(DataException.class);
  }
}
