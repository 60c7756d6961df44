package org.hyperbolic4j.experiments.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.junit.jupiter.api.Test;

/** The catalogue is whole, and its limits have room for what the archives are known to hold. */
final class CatalogueTest {

  private final Catalogue catalogue = Catalogue.standard();

  @Test
  void everySetSaysWhatItIs() {
    assertThat(catalogue.sets())
        .extracting(RemoteSet::name)
        .containsExactly("cifar10", "cifar100", "svhn", "fashion-mnist", "textures");
    for (RemoteSet set : catalogue.sets()) {
      assertThat(set).hasNoNullFieldsOrProperties();
      assertThat(set.page()).startsWith("http");
      assertThat(set.checksums()).contains("SHA-256");
      assertThat(set.files()).isNotEmpty();
      String[] usage = set.usage(Path.of("here")).split(" ", -1);
      assertThat(usage[0]).isEqualTo("--data");
      assertThat(DataName.of(usage[1]).needsFolder()).isTrue();
      assertThat(usage[2]).isEqualTo("--data-dir");
      assertThat(usage[3]).startsWith("here");
    }
  }

  @Test
  void everyFileHasItsOwnNameAndChecksums() {
    Set<String> seen = new HashSet<>();
    for (RemoteSet set : catalogue.sets()) {
      for (RemoteFile file : set.files()) {
        assertThat(file.address().isAbsolute()).isTrue();
        assertThat(file.name()).isNotEmpty();
        assertThat(seen.add(file.name()) && seen.add(file.sha256())).isTrue();
        assertThat(file.sha256()).matches("[0-9a-f]{64}");
        assertThat(file.md5().orElse("0".repeat(32))).matches("[0-9a-f]{32}");
        assertThat(file.bytes()).isPositive();
        assertThat(set.checksums().contains("MD5")).isEqualTo(file.md5().isPresent());
        assertThat(file.archive().isPresent()).isEqualTo(file.name().endsWith(".tar.gz"));
        file.archive()
            .ifPresent(
                archive -> {
                  assertThat(archive.holds()).isNotEmpty();
                  assertThat(archive.mostBytes()).isGreaterThan(file.bytes());
                  assertThat(archive.mostBytesOfAFile()).isLessThan(archive.mostBytes());
                });
      }
    }
  }

  @Test
  void limitsHaveRoomForTheDataSets() {
    RemoteFile.Archive cifar10 = archive("cifar10");
    assertThat(cifar10.mostBytesOfAFile()).isGreaterThan(10_000 * 3073L);
    assertThat(cifar10.mostBytes()).isGreaterThan(60_000 * 3073L + 1_000_000);
    RemoteFile.Archive cifar100 = archive("cifar100");
    assertThat(cifar100.mostBytesOfAFile()).isGreaterThan(50_000 * 3074L);
    assertThat(cifar100.mostBytes()).isGreaterThan(60_000 * 3074L + 1_000_000);
    // 47 classes of 120 images, and lists of them.
    assertThat(archive("textures").mostEntries()).isGreaterThan(47 * 121 + 500);
  }

  private RemoteFile.Archive archive(String name) {
    return catalogue.find(name).files().get(0).archive().orElseThrow();
  }

  @Test
  void otherNamesAreBadInput() {
    assertThatThrownBy(() -> catalogue.find("imagenet"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "cannot fetch a data set 'imagenet'; there are cifar10, cifar100, svhn, fashion-mnist,"
                + " textures");
  }
}
