package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdversarialCommandTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    assertThat(CommandRun.train(folder.resolve("run")).exit()).isZero();
  }

  private static CommandRun adversarial(String... options) {
    String run = folder.resolve("run").toString();
    List<String> arguments = new ArrayList<>(List.of("adversarial", run));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void aReportIsOneLineOfJson() throws IOException {
    CommandRun run = adversarial("--json", "--epsilons", "0,8", "--pgd-steps", "2");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "model",
            "data",
            "images",
            "clean_accuracy",
            "epsilons255",
            "pgd_steps",
            "pgd_step_size",
            "seed",
            "attacks");
    assertThat(report.get("attacks").findValuesAsText("attack"))
        .containsExactly("fgsm", "fgsm", "pgd");
    double clean = report.get("clean_accuracy").asDouble();
    for (JsonNode attack : report.get("attacks")) {
      assertThat(attack.get("accuracies")).hasSize(2);
      assertThat(attack.get("accuracies").get(0).asDouble()).isEqualTo(clean);
    }
    String eval = CommandRun.of("eval", folder.resolve("run").toString()).out();
    assertThat(eval).contains(String.format(Locale.ROOT, "%.2f %%", 100 * clean));
  }

  @Test
  void aTableHasARowForEachAttack() {
    CommandRun run = adversarial("--pgd-steps", "0", "--test-limit", "8");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("8 images")
        .contains("0.8/255")
        .containsPattern("fgsm +normalised +predicted")
        .containsPattern("fgsm +pixels, clipped +true")
        .doesNotContain("pgd");
  }

  @Test
  void badInputIsOneLine() {
    assertThat(adversarial("--epsilons", "-1").err()).contains("epsilons");
    assertThat(adversarial("--epsilons", "1,x").err()).contains("x");
    assertThat(adversarial("--pgd-steps", "-1").err()).contains("PGD steps");
    assertThat(adversarial("--pgd-step-size", "-1").exit()).isEqualTo(2);
  }
}
