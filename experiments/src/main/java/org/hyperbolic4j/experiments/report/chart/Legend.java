package org.hyperbolic4j.experiments.report.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What colours stand for, in as many rows as that takes. */
final class Legend {

  private static final int ROW = 18;
  private static final int DOT = 10;
  private static final int GAP = 16;

  /** Measures letters before there is anything to draw on. */
  private static final Graphics2D RULER =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

  private record Entry(String text, Color colour, int x, int row) {}

  private final List<Entry> entries = new ArrayList<>();
  private int rows;

  /**
   * Lays a legend out.
   *
   * @param names what is in it, and its colour
   * @param width pixels that there are
   */
  Legend(Map<String, Color> names, int width) {
    FontMetrics metrics = RULER.getFontMetrics(Palette.TEXT);
    int x = 0;
    for (Map.Entry<String, Color> name : names.entrySet()) {
      String text = Letters.fit(metrics, name.getKey(), width - DOT - GAP);
      int length = DOT + 5 + metrics.stringWidth(text) + GAP;
      if (x > 0 && x + length > width) {
        x = 0;
        rows++;
      }
      entries.add(new Entry(text, name.getValue(), x, rows));
      x += length;
    }
    rows += entries.isEmpty() ? 0 : 1;
  }

  int height() {
    return rows * ROW;
  }

  void draw(Graphics2D graphics, int left, int top) {
    graphics.setFont(Palette.TEXT);
    for (Entry entry : entries) {
      int baseline = top + entry.row * ROW + ROW - 5;
      graphics.setColor(entry.colour);
      graphics.fillRect(left + entry.x, baseline - DOT + 1, DOT, DOT);
      graphics.setColor(Palette.INK);
      graphics.drawString(entry.text, left + entry.x + DOT + 5, baseline);
    }
  }
}
