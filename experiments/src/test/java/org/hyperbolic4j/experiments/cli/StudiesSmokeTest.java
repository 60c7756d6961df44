package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every study of the paper, at the scale that needs no files. */
final class StudiesSmokeTest {

  /** One folder for all: studies take over what others have run. */
  @TempDir private static Path folder;

  @ParameterizedTest
  @MethodSource("org.hyperbolic4j.experiments.study.StudyFiles#names")
  @Timeout(600)
  void everyCellGivesItsFigures(String study) throws Exception {
    Path out = folder.resolve(study);
    CommandRun run = CommandRun.of("reproduce", study, "--scale", "smoke", "--out", out.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(Files.readString(out.resolve("table.md")))
        .contains("`h4j reproduce %s --scale smoke`".formatted(study))
        .doesNotContain("Failed");
    assertThat(out.resolve("results.json")).exists();
  }
}
