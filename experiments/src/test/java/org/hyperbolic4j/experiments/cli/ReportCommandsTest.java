package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hyperbolic4j.experiments.machine.VectorFlags;
import org.hyperbolic4j.nn.engine.Backend;
import org.junit.jupiter.api.Test;

/** Commands that say what there is. */
final class ReportCommandsTest {

  @Test
  void manifoldsAreListedWithTheirParts() {
    CommandRun run = CommandRun.of("manifolds");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("poincare +yes +yes +- +yes +yes .*"))
        .anyMatch(line -> line.matches("lorentz +yes +yes +yes +yes +yes .*"))
        .anyMatch(line -> line.contains("published-conformal-factor"));
  }

  @Test
  void theDoctorSaysWhatRunsHere() {
    CommandRun run = CommandRun.of("doctor");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("java        " + Runtime.version())
        .containsPattern("nd4j +1\\.0\\.0-M2\\.1, backend CPU")
        .contains("oneDNN", "threads", "GPU");
    Backend.Info backend = Backend.info();
    assertThat(backend.builtFor()).isIn("x86-64", "AVX2", "AVX-512", "not said");
    assertThat(run.out().lines())
        .contains(
            "SIMD        ND4J built for: %s, best here: %s"
                .formatted(backend.builtFor(), backend.bestHere()))
        .contains("processor   " + processor());
    // ND4J asks the processor itself, not the system.
    if (backend.bestHere().equals("AVX2") && !VectorFlags.ofThisMachine().isEmpty()) {
      assertThat(VectorFlags.ofThisMachine()).contains("avx", "avx2");
    }
  }

  private static String processor() {
    List<String> flags = VectorFlags.ofThisMachine();
    return flags.isEmpty() ? "does not say" : String.join(" ", flags);
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
