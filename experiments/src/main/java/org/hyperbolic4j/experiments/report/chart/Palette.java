package org.hyperbolic4j.experiments.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** Colours and letters of a report's figures. */
public final class Palette {

  /** Letters, axes and marks. */
  public static final Color INK = new Color(0x24292F);

  /** Lines that lead the eye. */
  public static final Color GRID = new Color(0xD8DEE4);

  /** What figures are drawn on. */
  public static final Color PAPER = new Color(0xFFFFFF);

  /** Told apart by people of any colour vision (Okabe and Ito), on dark and on light ground. */
  private static final List<Color> SERIES =
      List.of(
          new Color(0x2F81C4),
          new Color(0xD55E00),
          new Color(0x109E73),
          new Color(0xCC6FA3),
          new Color(0xC79A1B),
          new Color(0x8A70C9),
          new Color(0x4BB3D6),
          new Color(0x8A8F98));

  /** Not 12, which SVG files of VectorGraphics2D leave to their viewers. */
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  static final Font SMALL = TEXT.deriveFont(11f);
  static final Font TITLE = TEXT.deriveFont(Font.BOLD, 14f);

  private Palette() {}

  /** How many series have a colour of their own. */
  static int colours() {
    return SERIES.size();
  }

  /** The colour of a series, counted from 0; colours come again when there are no more. */
  static Color series(int number) {
    return SERIES.get(number % SERIES.size());
  }

  /** The same colour, see-through. */
  static Color faint(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }
}
