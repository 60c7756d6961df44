package org.hyperbolic4j.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperbolic4j.experiments.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyTest {

  @TempDir private Path folder;

  @Test
  void cellsAreAllCombinationsOfLevelsForEverySeed() throws IOException {
    try (StudyDirectory directory = SmallStudy.open(folder, Scale.SMOKE)) {
      Study study = SmallStudy.of(directory, Scale.SMOKE);
      assertThat(study.cells())
          .extracting(Cell::id)
          .containsExactly(
              "apple_large_seed-0",
              "pear-ripe_large_seed-0",
              "pear-ripe_small_seed-0",
              "apple_large_seed-1",
              "pear-ripe_large_seed-1",
              "pear-ripe_small_seed-1");
      assertThat(study.cells().get(2).commands().get(0).arguments())
          .containsExactly("weigh", "--what", "ripe-small", "--often", "--seed", "0", "--light");
      assertThat(study.cells().get(4).commands().get(1))
          .isEqualTo(
              new Cell.Command(
                  "peel",
                  List.of(
                      "knife",
                      "turn",
                      folder.resolve("cells/pear-ripe_large_seed-1/run").toString(),
                      "--thin"),
                  false,
                  false));
    }
  }

  @Test
  void aScaleChangesOptionsLevelsAndWhatFollows() throws IOException {
    try (StudyDirectory directory = SmallStudy.open(folder, Scale.SMALL)) {
      Study study = SmallStudy.of(directory, Scale.SMALL);
      assertThat(study.cells())
          .extracting(Cell::id)
          .containsExactly("apple_large_seed-0", "pear-ripe_large_seed-0");
      assertThat(study.cells().get(0).commands().get(0).arguments())
          .containsExactly(
              "weigh",
              "--what",
              "plain-large",
              "--where",
              Path.of("data") + "/x",
              "--often",
              "--seed",
              "0");
      assertThat(study.cells().get(0).commands().get(1).arguments()).endsWith("--thin", "--fast");
      assertThat(study.comparisons()).hasSize(1);
      assertThat(study.comparisons().get(0).commands().get(0).arguments())
          .containsExactly(
              "compare",
              folder.resolve("cells/apple_large_seed-0/run").toString(),
              folder.resolve("cells/pear-ripe_large_seed-0/run").toString(),
              "--json",
              "--fair");
    }
  }

  @Test
  void aScaleThatIsNotThereIsRefused() throws IOException {
    try (StudyDirectory directory = SmallStudy.open(folder, Scale.PAPER)) {
      assertThatThrownBy(() -> SmallStudy.of(directory, Scale.PAPER))
          .isInstanceOf(BadInputException.class)
          .hasMessage("study 'fruit' has no scale 'paper'; it has smoke, small");
    }
  }

  @Test
  void aFolderKeepsToOneStudyScaleAndProcess() throws IOException {
    try (StudyDirectory first = SmallStudy.open(folder, Scale.SMOKE)) {
      assertThat(first.started()).isNotEmpty();
      assertThatThrownBy(() -> SmallStudy.open(folder, Scale.SMOKE))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("is in use");
    }
    assertThatThrownBy(() -> SmallStudy.open(folder, Scale.SMALL))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds results of another study or scale");
    SmallStudy.open(folder, Scale.SMOKE).close();
  }

  @Test
  void levelsWhoseFoldersWouldBeOneAreRefused() throws IOException {
    String source = SmallStudy.SOURCE.replace("apple", "pear ripe");
    try (StudyDirectory directory = StudyDirectory.open(folder, "fruit", Scale.SMALL, source)) {
      assertThatThrownBy(
              () ->
                  new Study(
                      "fruit",
                      StudyFiles.parse("fruit", source),
                      Scale.SMALL,
                      directory,
                      Path.of("data")))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("two cells are called pear-ripe_large_seed-0");
    }
  }

  /** {@code data/cifar100} is not {@code data/cifar10}. */
  @Test
  void onlyDataThatAreReadMustBeThere() throws IOException {
    StudyFile file = StudyFiles.parse("hierarchy", StudyFiles.source("hierarchy"));
    String source =
        StudyFiles.source("hierarchy").replace("needs: [cifar100]", "needs: [cifar10, cifar100]");
    Files.createDirectories(folder.resolve("data/cifar100"));
    try (StudyDirectory directory =
        StudyDirectory.open(folder.resolve("a"), "hierarchy", Scale.PAPER, "")) {
      assertThat(file.needs()).containsExactly("cifar100");
      StudyFile both = StudyFiles.parse("hierarchy", source);
      assertThat(
              new Study("hierarchy", both, Scale.PAPER, directory, folder.resolve("data")).size())
          .isPositive();
    }
  }

  @Test
  void missingDataAreNamed() throws IOException {
    StudyFile file = StudyFiles.parse("residual", StudyFiles.source("residual"));
    try (StudyDirectory directory = StudyDirectory.open(folder, "residual", Scale.SMALL, "")) {
      assertThatThrownBy(
              () -> new Study("residual", file, Scale.SMALL, directory, folder.resolve("none")))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(folder.resolve("none").resolve("cifar10").toString());
    }
  }
}
