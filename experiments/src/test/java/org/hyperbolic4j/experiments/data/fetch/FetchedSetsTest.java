package org.hyperbolic4j.experiments.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Split;
import org.hyperbolic4j.experiments.data.format.TestFiles;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.hyperbolic4j.experiments.data.source.ImageSets;
import org.hyperbolic4j.experiments.data.source.LoadOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;

/** What is fetched is found by the loaders, with the options the catalogue names. */
@Timeout(60)
final class FetchedSetsTest {

  @TempDir private Path temporary;
  private Path folder;
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    folder = temporary.resolve("data");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The catalogue's set with small files of the same names, and its limits. */
  private RemoteSet small(String name, byte[]... contents) {
    RemoteSet real = Catalogue.standard().find(name);
    List<RemoteFile> files = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      RemoteFile file = real.files().get(i);
      files.add(
          Archives.published(
              server.serve("/" + file.name(), contents[i]), contents[i], file.archive()));
    }
    return new RemoteSet(
        name,
        real.title(),
        real.page(),
        real.licence(),
        real.citation(),
        real.usage(),
        real.checksums(),
        files);
  }

  private void fetch(RemoteSet set) {
    new Fetcher(FetchListener.NONE).fetch(set, folder);
  }

  private ImageSet load(RemoteSet set, Split split, LoadOptions options) {
    String[] usage = set.usage(folder).split(" ", -1);
    return ImageSets.load(DataName.of(usage[1]), Optional.of(Path.of(usage[3])), split, options);
  }

  private RemoteSet smallCifar10() throws IOException {
    Path made = temporary.resolve("made/cifar-10-batches-bin");
    TestFiles.cifar10(made);
    return small("cifar10", Archives.tarGz(made));
  }

  private static byte[] mat(int label) throws IOException {
    Path file = Files.createTempFile("svhn", ".mat");
    try (MatFile content = Mat5.newMatFile()) {
      content.addArray("X", Mat5.newMatrix(new int[] {32, 32, 3, 2}, MatlabType.UInt8));
      content.addArray("y", Mat5.newMatrix(2, 1));
      content.getMatrix("y").setDouble(0, label);
      content.getMatrix("y").setDouble(1, label);
      Mat5.writeToFile(content, file.toFile());
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void cifar10() throws IOException {
    RemoteSet set = smallCifar10();
    fetch(set);
    assertThat(load(set, Split.TRAIN, LoadOptions.DEFAULT).size()).isEqualTo(10);
    assertThat(load(set, Split.TEST, LoadOptions.DEFAULT).labels()).containsExactly(1, 2, 3);
    assertThat(folder.toFile().list()).containsExactly("cifar-10-batches-bin");
  }

  @Test
  void cifar100() throws IOException {
    Path made = temporary.resolve("made/cifar-100-binary");
    TestFiles.cifar100(made);
    RemoteSet set = small("cifar100", Archives.tarGz(made));
    fetch(set);
    assertThat(load(set, Split.TRAIN, LoadOptions.DEFAULT).size()).isEqualTo(100);
    assertThat(load(set, Split.TEST, LoadOptions.DEFAULT).classes().levels()).hasSize(2);
  }

  @Test
  void svhn() throws IOException {
    RemoteSet set = small("svhn", mat(10), mat(3));
    fetch(set);
    assertThat(load(set, Split.TRAIN, LoadOptions.DEFAULT).labels()).containsExactly(0, 0);
    assertThat(load(set, Split.TEST, LoadOptions.DEFAULT).labels()).containsExactly(3, 3);
  }

  @Test
  void fashionMnist() throws IOException {
    RemoteSet set =
        small(
            "fashion-mnist",
            TestFiles.gzip(TestFiles.idx(0x0803, new int[] {2, 1, 1}, new byte[] {7, 8})),
            TestFiles.gzip(TestFiles.idx(0x0801, new int[] {2}, new byte[] {3, 4})),
            TestFiles.gzip(TestFiles.idx(0x0803, new int[] {1, 1, 1}, new byte[] {9})),
            TestFiles.gzip(TestFiles.idx(0x0801, new int[] {1}, new byte[] {5})));
    fetch(set);
    assertThat(load(set, Split.TRAIN, LoadOptions.DEFAULT).labels()).containsExactly(3, 4);
    assertThat(load(set, Split.TEST, LoadOptions.DEFAULT).value(0, 0, 0, 0)).isEqualTo(9);
  }

  @Test
  void textures() throws IOException {
    Path made = temporary.resolve("made/dtd");
    Files.createDirectories(made.resolve("labels"));
    for (String name : List.of("banded", "waffled")) {
      Path images = Files.createDirectories(made.resolve("images").resolve(name));
      for (int i = 0; i < 5; i++) {
        ImageIO.write(
            new BufferedImage(40 + i, 50, BufferedImage.TYPE_INT_RGB),
            "png",
            images.resolve(i + ".png").toFile());
      }
      // The authors' archive has one of those.
      Files.writeString(images.resolve(".directory"), "[Desktop Entry]");
    }
    RemoteSet set = small("textures", Archives.tarGz(made));
    fetch(set);
    ImageSet images = load(set, Split.ALL, LoadOptions.DEFAULT.withSide(32));
    assertThat(images.size()).isEqualTo(10);
    assertThat(images.classes().leaves()).containsExactly("banded", "waffled");
  }

  @Test
  void whatIsUnpackedIsNotFetchedAgainButChecked() throws IOException {
    RemoteSet set = smallCifar10();
    fetch(set);
    List<String> checks = new ArrayList<>();
    new Fetcher(
            new FetchListener() {
              @Override
              public void progress(String task, long done, long total) {
                checks.add("%s %d %d".formatted(task, done, total));
              }

              @Override
              public void note(String line) {
                checks.add(line);
              }
            })
        .fetch(set, folder);
    assertThat(server.requests()).hasSize(1);
    // Ten and three images, and the names of ten classes.
    assertThat(checks)
        .hasSize(8)
        .endsWith(
            "checking cifar-10-batches-bin 40019 40019",
            folder.resolve("cifar-10-batches-bin") + " is there and whole");

    Path top = folder.resolve("cifar-10-batches-bin");
    Files.writeString(top.resolve("test_batch.bin"), "damaged");
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(DataException.class)
        .hasMessage("%s: test_batch.bin has changed; move the folder away to fetch it again", top);
    Files.delete(top.resolve("SHA256SUMS"));
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("was not put there by h4j data fetch");
    assertThat(top.resolve("test_batch.bin")).hasContent("damaged");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anArchivePutThereByHandIsUnpackedAndKept() throws IOException {
    RemoteSet set = smallCifar10();
    Files.createDirectories(folder);
    Path archive = folder.resolve("cifar-10-binary.tar.gz");
    Files.writeString(archive, "<html>sign in</html>");
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is not the file of CIFAR-10, binary version: it has 20 bytes");
    assertThat(folder.toFile().list()).containsExactly("cifar-10-binary.tar.gz");

    Files.write(archive, Archives.tarGz(temporary.resolve("made/cifar-10-batches-bin")));
    fetch(set);
    assertThat(archive).exists();
    assertThat(server.requests()).isEmpty();
    assertThat(load(set, Split.TEST, LoadOptions.DEFAULT).size()).isEqualTo(3);
  }

  @Test
  void aHostileArchiveLeavesNothingUnpacked() throws IOException {
    RemoteSet set =
        small("cifar10", Archives.tarGz(Map.of("cifar-10-batches-bin/../../evil", new byte[9])));
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("leads out of the folder");
    assertThat(folder.toFile().list()).allMatch(left -> left.contains(".tar.gz.part"));
    assertThat(temporary.resolve("evil")).doesNotExist();
  }
}
