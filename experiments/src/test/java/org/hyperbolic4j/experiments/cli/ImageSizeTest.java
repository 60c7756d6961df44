package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images of many sizes are trained on and evaluated in one size. */
final class ImageSizeTest {

  @TempDir private Path folder;
  private Path images;
  private Path run;

  @BeforeEach
  void drawImagesOfManySizes() throws IOException {
    images = folder.resolve("images");
    run = folder.resolve("run");
    for (int i = 0; i < 10; i++) {
      draw("red", Color.RED, i);
      draw("blue", Color.BLUE, i);
    }
  }

  private void draw(String label, Color colour, int number) throws IOException {
    BufferedImage image =
        new BufferedImage(12 + 3 * number, 40 - 2 * number, BufferedImage.TYPE_INT_RGB);
    Graphics canvas = image.getGraphics();
    canvas.setColor(colour);
    canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
    canvas.dispose();
    Files.createDirectories(images.resolve(label));
    ImageIO.write(image, "png", images.resolve(label).resolve(number + ".png").toFile());
  }

  private CommandRun train(String... size) {
    String[] options = {"--epochs", "1", "--data", "folder", "--data-dir", images.toString()};
    String[] all = new String[options.length + size.length];
    System.arraycopy(options, 0, all, 0, options.length);
    System.arraycopy(size, 0, all, options.length, size.length);
    return CommandRun.train(run, all);
  }

  private JsonNode description() throws IOException {
    return new ObjectMapper().readTree(run.resolve("run.json").toFile());
  }

  @Test
  void withoutASizeTheOptionIsNamed() {
    CommandRun training = train();

    assertThat(training.exit()).isEqualTo(2);
    assertThat(training.err()).contains("the first image", "--image-size N");
  }

  @Test
  void theNetworkTakesTheSizeAskedFor() throws IOException {
    assertThat(train("--image-size", "16").exit()).isZero();

    assertThat(description().at("/config/data/imageSize").asInt()).isEqualTo(16);
    assertThat(description().at("/config/network/height").asInt()).isEqualTo(16);
    assertThat(description().at("/config/network/width").asInt()).isEqualTo(16);
    assertThat(CommandRun.of("eval", run.toString()).exit()).isZero();
  }

  @Test
  void otherImagesAreEvaluatedInTheSizeOfTheNetwork() {
    train("--image-size", "16");

    CommandRun same =
        CommandRun.of("eval", run.toString(), "--data", "folder", "--data-dir", images.toString());
    assertThat(same.exit()).isZero();
    assertThat(same.out()).isEqualTo(CommandRun.of("eval", run.toString()).out());

    CommandRun smaller =
        CommandRun.of(
            "eval",
            run.toString(),
            "--data",
            "folder",
            "--data-dir",
            images.toString(),
            "--image-size",
            "8");
    assertThat(smaller.exit()).isEqualTo(2);
    assertThat(smaller.err()).contains("[3, 8, 8]", "[3, 16, 16]");
  }
}
