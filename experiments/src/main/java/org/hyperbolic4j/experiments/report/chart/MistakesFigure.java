package org.hyperbolic4j.experiments.report.chart;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.hyperbolic4j.experiments.data.sheet.Thumbnail;
import org.hyperbolic4j.experiments.figure.Figure;
import org.hyperbolic4j.experiments.report.evaluation.Predictions;

/**
 * A contact sheet of images that were taken for something else, those the network was surest of
 * first.
 *
 * @param predictions what the network said
 * @param shown numbers of the images
 */
public record MistakesFigure(Predictions predictions, List<Integer> shown) implements Figure {

  /** Columns times rows. */
  private static final int MOST = 12;

  private static final int COLUMNS = 3;
  private static final int CELL = 128;
  private static final int PICTURE = 80;
  private static final int ROW = PICTURE + 44;
  private static final int MARGIN = 8;

  /**
   * Copies the numbers.
   *
   * @param predictions what the network said
   * @param shown numbers of the images
   */
  public MistakesFigure {
    shown = List.copyOf(shown);
  }

  /**
   * The sheet of a test set.
   *
   * @param predictions what the network said
   * @return the figure
   */
  public static MistakesFigure of(Predictions predictions) {
    return new MistakesFigure(predictions, predictions.mistakes(MOST));
  }

  @Override
  public int width() {
    return 2 * MARGIN + COLUMNS * CELL;
  }

  @Override
  public int height() {
    return 2 * MARGIN + (shown.size() + COLUMNS - 1) / COLUMNS * ROW;
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    graphics.setFont(Palette.SMALL);
    for (int i = 0; i < shown.size(); i++) {
      drawCell(graphics, shown.get(i), MARGIN + i % COLUMNS * CELL, MARGIN + i / COLUMNS * ROW);
    }
  }

  private void drawCell(Graphics2D graphics, int image, int x, int y) {
    graphics.drawImage(picture(image), x + (CELL - PICTURE) / 2, y, null);
    List<String> names = predictions.images().classes().leaves();
    String taken = String.format(Locale.ROOT, " %.0f %%", 100 * predictions.confidence(image));
    graphics.setColor(Palette.INK);
    text(graphics, names.get(predictions.images().label(image)), "", x, y + PICTURE + 13);
    text(graphics, "as " + names.get(predictions.predicted(image)), taken, x, y + PICTURE + 26);
  }

  private static void text(Graphics2D graphics, String text, String kept, int x, int y) {
    int room = CELL - 6 - graphics.getFontMetrics().stringWidth(kept);
    String fitted = Letters.fit(graphics.getFontMetrics(), text, room);
    Letters.middle(graphics, fitted + kept, x + CELL / 2, y);
  }

  /** Enlarged here, because viewers of SVG would blur it. */
  private Image picture(int image) {
    BufferedImage small = Thumbnail.draw(predictions.images(), image);
    int side = Math.max(small.getWidth(), small.getHeight());
    BufferedImage large = new BufferedImage(PICTURE, PICTURE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setColor(Palette.GRID);
    graphics.fillRect(0, 0, PICTURE, PICTURE);
    int width = Math.max(1, PICTURE * small.getWidth() / side);
    int height = Math.max(1, PICTURE * small.getHeight() / side);
    graphics.drawImage(small, (PICTURE - width) / 2, (PICTURE - height) / 2, width, height, null);
    graphics.dispose();
    return large;
  }
}
