package org.hyperbolic4j.experiments.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * A file that figures are written to.
 *
 * @param path where; how its name ends says what is written
 */
public record FigureFile(Path path) {

  /** Pixels of a PNG for each pixel of the screen. */
  private static final int SCALE = 2;

  /**
   * Checks the name.
   *
   * @param path where; ends with {@code .svg} or {@code .png}
   * @throws BadInputException if the name ends otherwise
   */
  public FigureFile {
    if (!endsWith(path, ".svg") && !endsWith(path, ".png")) {
      throw new BadInputException(
          "figures are written as .svg or .png, but the name given is %s".formatted(path));
    }
  }

  /**
   * Writes a figure, whole or not at all.
   *
   * @param figure what to draw
   * @throws IOException if it cannot be written
   */
  public void write(Figure figure) throws IOException {
    if (endsWith(path, ".svg")) {
      AtomicFile.write(path, out -> svg(figure, out));
    } else {
      AtomicFile.write(path, out -> png(figure, out));
    }
  }

  private static boolean endsWith(Path path, String extension) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(extension);
  }

  /**
   * Draws a figure as SVG.
   *
   * @param figure what to draw
   * @param out where it goes
   * @throws IOException if that fails
   */
  public static void svg(Figure figure, OutputStream out) throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    figure.draw(graphics);
    CommandSequence drawn = graphics.getCommands();
    new SVGProcessor()
        .getDocument(drawn, new PageSize(0, 0, figure.width(), figure.height()))
        .writeTo(out);
  }

  /**
   * Draws a figure as PNG, two pixels for each of the screen.
   *
   * @param figure what to draw
   * @param out where it goes
   * @throws IOException if that fails
   */
  public static void png(Figure figure, OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(
            SCALE * figure.width(), SCALE * figure.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(SCALE, SCALE);
    figure.draw(graphics);
    graphics.dispose();
    ImageIO.write(image, "png", out);
  }
}
