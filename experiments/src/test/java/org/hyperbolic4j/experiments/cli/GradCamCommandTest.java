package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradCamCommandTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    assertThat(CommandRun.train(folder.resolve("run"), "--epochs", "1").exit()).isZero();
  }

  private static CommandRun gradCam(int runs, String... options) {
    List<String> arguments = new ArrayList<>(List.of("gradcam"));
    for (int i = 0; i < runs; i++) {
      arguments.add(folder.resolve("run").toString());
    }
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void chosenImagesAreDrawnForBothNetworks() throws IOException {
    Path sheet = folder.resolve("new/sheet.png");

    CommandRun run =
        gradCam(2, "--out", sheet.toString(), "--images", "3,17", "--explain", "label", "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("explained").asText()).isEqualTo("label");
    assertThat(report.get("models")).hasSize(2);
    assertThat(report.get("images").findValuesAsText("image")).containsExactly("3", "17");
    assertThat(report.get("images").get(0).get("predicted")).hasSize(2);
    BufferedImage picture = ImageIO.read(sheet.toFile());
    assertThat(picture.getWidth()).isEqualTo(12 + 3 * 204);
  }

  @Test
  void misclassifiedImagesAreDrawnOtherwise() {
    Path sheet = folder.resolve("wrong.png");

    CommandRun run = gradCam(1, "--out", sheet.toString(), "--count", "4");

    assertThat(run.exit()).isZero();
    assertThat(sheet).exists();
    List<String[]> rows =
        run.out().lines().skip(1).limit(4).map(line -> line.strip().split(" {2,}", -1)).toList();
    assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row[2]).isNotEqualTo(row[1]));
  }

  @Test
  void badInputIsOneLine() {
    String sheet = folder.resolve("bad.png").toString();
    assertThat(gradCam(1, "--out", sheet, "--images", "24").err()).contains("0 to 23");
    assertThat(gradCam(1, "--out", sheet, "--images", "-1").exit()).isEqualTo(2);
    assertThat(gradCam(1, "--out", sheet, "--count", "0").err()).contains("--count");
    assertThat(gradCam(3, "--out", sheet).exit()).isEqualTo(2);
    assertThat(gradCam(1).err()).contains("--out");
    assertThat(folder.resolve("bad.png")).doesNotExist();
  }
}
