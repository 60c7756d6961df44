package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are written the same in every country, also where people write 0,5. */
final class LocaleTest {

  private static final Path GOLDEN = Path.of(System.getProperty("golden.dir"));
  private static final String NUMBER_WITH_COMMA = "[0-9],[0-9]";

  private final Locale usual = Locale.getDefault();

  @TempDir private Path folder;

  @BeforeEach
  void goToGermany() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void comeBack() {
    Locale.setDefault(usual);
  }

  @Test
  void trainingAndEvaluationSayTheirFiguresWithAPoint() {
    Path run = folder.resolve("run");

    assertThat(CommandRun.train(run, "--epochs", "1").out())
        .containsPattern("epoch 1/1 .* train loss [0-9]+\\.[0-9]{4}, accuracy [0-9]+\\.[0-9]{2} %")
        .containsPattern("test accuracy [0-9]+\\.[0-9]{2} % after")
        .doesNotContainPattern(NUMBER_WITH_COMMA);
    assertThat(CommandRun.of("eval", run.toString()).out())
        .containsPattern("loss [0-9]+\\.[0-9]{4}, accuracy [0-9]+\\.[0-9]{2} %")
        .doesNotContainPattern(NUMBER_WITH_COMMA);
  }

  @Test
  void parityDoes() {
    assertThat(CommandRun.of("parity", GOLDEN.resolve("lorentz").toString()).out())
        .containsPattern("[0-9]\\.[0-9]{2}e[-+][0-9]{2}")
        .doesNotContainPattern(NUMBER_WITH_COMMA);
  }
}
