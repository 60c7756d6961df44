package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OodCommandTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void trainAndDraw() throws IOException {
    assertThat(CommandRun.train(folder.resolve("run")).exit()).isZero();
    Path noise = Files.createDirectories(folder.resolve("noise"));
    for (int i = 0; i < 5; i++) {
      BufferedImage image = new BufferedImage(40, 50 + i, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, x, (1 + i) * 0x123456);
      }
      ImageIO.write(image, "png", noise.resolve(i + ".png").toFile());
    }
  }

  private static CommandRun ood(String... options) {
    List<String> arguments = new ArrayList<>(List.of("ood", folder.resolve("run").toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String noise() {
    return "noise=folder:" + folder.resolve("noise");
  }

  @Test
  void itsOwnImagesCannotBeTold() throws IOException {
    CommandRun run = ood("--against", "shapetree", "--against", noise(), "--json", "--images", "9");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly("model", "positive", "images", "temperature", "seed", "against");
    assertThat(report.get("images").asInt()).isEqualTo(24);
    JsonNode same = report.get("against").get(0);
    assertThat(same.get("draws").asInt()).isEqualTo(10);
    assertThat(same.get("images").asInt()).isEqualTo(9);
    assertThat(same.get("auroc").get("mean").asDouble()).isBetween(0.3, 0.7);
    assertThat(same.get("auroc").get("sd").asDouble()).isPositive();
    JsonNode other = report.get("against").get(1);
    assertThat(other.get("name").asText()).isEqualTo("noise");
    assertThat(other.get("available").asInt()).isEqualTo(5);
    assertThat(other.get("draws").asInt()).isOne();
    assertThat(other.get("auroc").get("sd").isNull()).isTrue();
  }

  @Test
  void aTableSaysWhatIsPositiveAndWhatWasSmaller() {
    CommandRun run = ood("--against", noise());

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("24 images (positive)")
        .contains("1 x 5")
        .contains("noise has 5 images only");
  }

  @Test
  void aSetThatIsNotThereIsLeftOutWhereThatIsAllowed() throws IOException {
    CommandRun run =
        ood("--against-if-there", "Places=folder:nowhere", "--against-if-there", noise(), "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.err().strip()).isEqualTo("Places is left out: there is no folder nowhere");
    JsonNode against = new ObjectMapper().readTree(run.out()).get("against");
    assertThat(against).hasSize(1);
    assertThat(against.get(0).get("name").asText()).isEqualTo("noise");
  }

  @Test
  void theSameSeedDrawsTheSame() {
    String[] options = {"--against", "shapetree", "--json", "--images", "9", "--draws", "2"};
    assertThat(ood(options).out()).isEqualTo(ood(options).out());
  }

  @Test
  void badInputIsOneLine() {
    assertThat(ood("--against", "shapetree", "--draws", "0").err()).contains("--draws");
    assertThat(ood("--against", "shapetree", "--temperature", "0").err()).contains("positive");
    assertThat(ood("--against", "svhn").err()).contains("svhn:DIR");
    assertThat(ood("--against", "svhn:nowhere").err()).contains("nowhere");
    assertThat(ood("--against", "shapetree", "--against", "shapetree").err()).contains("two sets");
    assertThat(ood().err()).contains("--against");
    assertThat(ood("--against", "svhn").exit()).isEqualTo(2);
  }
}
