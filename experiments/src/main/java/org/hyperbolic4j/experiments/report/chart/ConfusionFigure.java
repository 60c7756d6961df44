package org.hyperbolic4j.experiments.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.experiments.figure.Figure;

/** A confusion matrix: a row for each class, a column for what its images were taken for. */
public final class ConfusionFigure implements Figure {

  private static final int TOP = 26;
  private static final int NAMES = 120;
  private static final int MARGIN = 14;
  private static final int SPACE = 480;
  private static final int LARGEST_CELL = 44;
  private static final int SMALLEST_CELL = 4;

  /** Cells with room for a name beside them. */
  private static final int NAMED_CELL = 11;

  /** Cells with room for a number. */
  private static final int NUMBERED_CELL = 24;

  private static final Color SHADE = Palette.series(0);

  private final List<String> names;
  private final int[][] counts;
  private final int cell;
  private final int border;

  /**
   * A figure.
   *
   * @param names names of the classes
   * @param counts {@code [class][taken for]}, images
   */
  public ConfusionFigure(List<String> names, int[][] counts) {
    this.names = List.copyOf(names);
    this.counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, SPACE / names.size()));
    border = cell >= NAMED_CELL ? NAMES : MARGIN;
  }

  @Override
  public int width() {
    return border + names.size() * cell + MARGIN;
  }

  @Override
  public int height() {
    return TOP + names.size() * cell + border;
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.TITLE);
    graphics.drawString("class by row, taken for by column", border, TOP - 9);
    graphics.setFont(Palette.SMALL);
    for (int row = 0; row < names.size(); row++) {
      drawRow(graphics, row);
    }
    graphics.setColor(Palette.GRID);
    graphics.drawRect(border, TOP, names.size() * cell, names.size() * cell);
    if (cell >= NAMED_CELL) {
      graphics.setColor(Palette.INK);
      drawNames(graphics);
    }
  }

  private void drawRow(Graphics2D graphics, int row) {
    int total = Arrays.stream(counts[row]).sum();
    int y = TOP + row * cell;
    for (int column = 0; column < names.size(); column++) {
      int count = counts[row][column];
      if (count > 0) {
        int x = border + column * cell;
        graphics.setColor(Palette.faint(SHADE, 0.08 + 0.82 * count / total));
        graphics.fillRect(x, y, cell, cell);
        if (cell >= NUMBERED_CELL) {
          graphics.setColor(Palette.INK);
          Letters.middle(graphics, "" + count, x + cell / 2, y + cell / 2 + 4);
        }
      }
    }
  }

  /** Turned names come last: what follows a turned text in an SVG file is turned, too. */
  private void drawNames(Graphics2D graphics) {
    int room = border - MARGIN;
    List<String> fitted =
        names.stream().map(name -> Letters.fit(graphics.getFontMetrics(), name, room)).toList();
    int bottom = TOP + names.size() * cell + 5;
    for (int k = 0; k < names.size(); k++) {
      Letters.right(graphics, fitted.get(k), border - 5, TOP + middle(k));
    }
    for (int k = 0; k < names.size(); k++) {
      Graphics2D turned = (Graphics2D) graphics.create();
      turned.rotate(-Math.PI / 2, border + middle(k), bottom);
      Letters.right(turned, fitted.get(k), border + middle(k), bottom);
      turned.dispose();
    }
  }

  /** Where the letters of a name stand. */
  private int middle(int k) {
    return k * cell + cell / 2 + 4;
  }
}
