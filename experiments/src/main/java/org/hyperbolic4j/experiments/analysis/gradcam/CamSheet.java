package org.hyperbolic4j.experiments.analysis.gradcam;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.sheet.PixelFont;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * A picture of images in rows: the image over its label, then for every network the image under its
 * heat map, over what the network takes it for.
 */
public final class CamSheet {

  private static final Color PAPER = new Color(0xFAFAF7);
  private static final Color INK = new Color(0x3A3F4B);
  private static final Color RIGHT = new Color(0x0B6E69);
  private static final Color WRONG = new Color(0xB3261E);
  private static final int SIDE = 192;
  private static final int GAP = 12;
  private static final int DOT = 2;
  private static final int LINE = PixelFont.HEIGHT * DOT + 8;

  private final ImageSet set;
  private final List<Column> columns;
  private final int zoom;

  /** Models, broken into lines as long as an image is wide. */
  private final List<List<String>> titles;

  private final int head;

  private CamSheet(ImageSet set, List<Column> columns) {
    this.set = set;
    this.columns = columns;
    zoom = Math.max(1, SIDE / Math.max(set.shape().height(), set.shape().width()));
    titles = columns.stream().map(column -> broken(column.model())).toList();
    head = LINE * titles.stream().mapToInt(List::size).max().orElse(0);
  }

  /**
   * Draws a sheet.
   *
   * @param set the images, of one or three channels
   * @param columns networks with a prediction and a map for each image
   * @return the picture
   * @throws IllegalArgumentException if the images have other channels, or a column another number
   *     of maps
   */
  public static BufferedImage draw(ImageSet set, List<Column> columns) {
    if (set.shape().channels() != 1 && set.shape().channels() != 3) {
      throw new IllegalArgumentException(
          "a picture needs 1 or 3 channels, not " + set.shape().channels());
    }
    if (columns.stream().anyMatch(column -> column.maps().size() != set.size())) {
      throw new IllegalArgumentException("every image needs a map in every column");
    }
    return new CamSheet(set, columns).draw();
  }

  /**
   * Draws a sheet into a PNG file, which is replaced if it exists.
   *
   * @param set the images, of one or three channels
   * @param columns networks with a prediction and a map for each image
   * @param file the file
   * @throws IOException if it cannot be written
   */
  public static void write(ImageSet set, List<Column> columns, Path file) throws IOException {
    BufferedImage sheet = draw(set, columns);
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, out -> ImageIO.write(sheet, "png", out));
  }

  private BufferedImage draw() {
    int cellWidth = set.shape().width() * zoom + GAP;
    int cellHeight = set.shape().height() * zoom + LINE + GAP;
    BufferedImage sheet =
        new BufferedImage(
            GAP + (1 + columns.size()) * cellWidth,
            GAP + head + set.size() * cellHeight,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int column = 0; column < columns.size(); column++) {
      List<String> lines = titles.get(column);
      for (int line = 0; line < lines.size(); line++) {
        write(graphics, lines.get(line), GAP + (1 + column) * cellWidth, GAP + line * LINE, INK);
      }
    }
    for (int image = 0; image < set.size(); image++) {
      int y = GAP + head + image * cellHeight;
      int label = set.label(image);
      picture(sheet, image, GAP, y, Optional.empty());
      caption(graphics, label, GAP, y, INK);
      for (int column = 0; column < columns.size(); column++) {
        int x = GAP + (1 + column) * cellWidth;
        int predicted = columns.get(column).predicted().get(image);
        picture(sheet, image, x, y, Optional.of(columns.get(column).maps().get(image)));
        caption(graphics, predicted, x, y, predicted == label ? RIGHT : WRONG);
      }
    }
    graphics.dispose();
    return sheet;
  }

  private void caption(Graphics2D graphics, int label, int x, int y, Color colour) {
    String name = set.classes().leaves().get(label);
    write(graphics, name, x, y + set.shape().height() * zoom + 4, colour);
  }

  /** How many letters an image is wide. */
  private int room() {
    return Math.max(1, set.shape().width() * zoom / (PixelFont.ADVANCE * DOT));
  }

  /** A name in lines that end in a hyphen of it, but for the last. */
  private List<String> broken(String name) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : name.split("(?<=-)", -1)) {
      if (!line.isEmpty() && line.length() + part.length() > room()) {
        lines.add(line);
        line = "";
      }
      line += part;
    }
    lines.add(line);
    return lines;
  }

  private void write(Graphics2D graphics, String text, int x, int y, Color colour) {
    String fitting = text.length() <= room() ? text : text.substring(0, room());
    PixelFont.write(graphics, fitting, x, y, DOT, colour);
  }

  private void picture(BufferedImage sheet, int image, int x, int y, Optional<HeatMap> map) {
    int height = set.shape().height() * zoom;
    int width = set.shape().width() * zoom;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = pixel(image, row / zoom, column / zoom);
        double down = (row + 0.5) / height;
        double right = (column + 0.5) / width;
        int rgb = map.map(heat -> HeatColour.over(pixel, heat.at(down, right))).orElse(pixel);
        sheet.setRGB(x + column, y + row, rgb);
      }
    }
  }

  private int pixel(int image, int row, int column) {
    int step = set.shape().channels() == 3 ? 1 : 0;
    return (set.value(image, 0, row, column) << 16)
        | (set.value(image, step, row, column) << 8)
        | set.value(image, 2 * step, row, column);
  }
}
