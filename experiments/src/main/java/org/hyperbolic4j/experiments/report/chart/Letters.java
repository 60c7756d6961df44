package org.hyperbolic4j.experiments.report.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** Places text in figures. */
final class Letters {

  private static final String CUT = "\u2026";

  private Letters() {}

  /** As much of a text as there is room for. */
  static String fit(FontMetrics metrics, String text, int room) {
    if (metrics.stringWidth(text) <= room) {
      return text;
    }
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length) + CUT) > room) {
      length = text.offsetByCodePoints(length, -1);
    }
    return text.substring(0, length) + CUT;
  }

  static void right(Graphics2D graphics, String text, int right, int baseline) {
    graphics.drawString(text, right - graphics.getFontMetrics().stringWidth(text), baseline);
  }

  static void middle(Graphics2D graphics, String text, int middle, int baseline) {
    graphics.drawString(text, middle - graphics.getFontMetrics().stringWidth(text) / 2, baseline);
  }
}
