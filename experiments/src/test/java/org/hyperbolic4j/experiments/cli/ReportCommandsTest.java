package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Commands that say what there is. */
final class ReportCommandsTest {

  @Test
  void manifoldsAreListedWithTheirParts() {
    CommandRun run = CommandRun.of("manifolds");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("poincare +yes +yes +yes +yes .*"))
        .anyMatch(line -> line.matches("lorentz +- +- +yes .*"))
        .anyMatch(line -> line.contains("published-conformal-factor"));
  }

  @Test
  void theDoctorSaysWhatRunsHere() {
    CommandRun run = CommandRun.of("doctor");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("java        " + Runtime.version())
        .containsPattern("nd4j +1\\.0\\.0-M2\\.1, backend CPU")
        .contains("oneDNN", "threads", "SIMD", "GPU");
  }

  @Test
  void helpAndVersionAreThere() {
    assertThat(CommandRun.of("--help").out())
        .contains("train", "eval", "parity")
        .containsOnlyOnce("Usage:");
    assertThat(CommandRun.of("train", "--help").out())
        .contains("--model", "one of fused, graph", "--checkpoint-seconds");
    assertThat(CommandRun.of("--version").out()).containsOnlyOnce("h4j");
    assertThat(CommandRun.of().exit()).isEqualTo(2);
  }
}
