package org.hyperbolic4j.experiments.data.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Capitals of five by seven dots: the fonts of machines differ, and some have none. */
public final class PixelFont {

  /** Dots from one letter to the next. */
  public static final int ADVANCE = 6;

  /** Dots in height. */
  public static final int HEIGHT = 7;

  private static final int WIDTH = 5;
  private static final String UNKNOWN = "1F11111111111F";

  // A letter, then its rows from the top, two hexadecimal digits each; bit 4 is the leftmost dot.
  private static final List<String> GLYPHS =
      List.of(
          "A0E11111F111111",
          "B1E11111E11111E",
          "C0E11101010110E",
          "D1E11111111111E",
          "E1F10101E10101F",
          "F1F10101E101010",
          "G0E11101711110F",
          "H1111111F111111",
          "I0E04040404040E",
          "J0702020202120C",
          "K11121418141211",
          "L1010101010101F",
          "M111B1515111111",
          "N11111915131111",
          "O0E11111111110E",
          "P1E11111E101010",
          "Q0E11111115120D",
          "R1E11111E141211",
          "S0F10100E01011E",
          "T1F040404040404",
          "U1111111111110E",
          "V11111111110A04",
          "W1111111515150A",
          "X11110A040A1111",
          "Y1111110A040404",
          "Z1F01020408101F",
          "00E11131519110E",
          "1040C040404040E",
          "20E11010204081F",
          "31F02040201110E",
          "402060A121F0202",
          "51F101E0101110E",
          "60608101E11110E",
          "71F010204080808",
          "80E11110E11110E",
          "90E11110F01020C",
          "-0000001F000000",
          "_0000000000001F",
          "/00010204081000",
          ".00000000000C0C");

  private static final Map<Character, String> ROWS = new HashMap<>();

  static {
    for (String glyph : GLYPHS) {
      ROWS.put(glyph.charAt(0), glyph.substring(1));
    }
    ROWS.put(' ', "0".repeat(2 * HEIGHT));
  }

  private PixelFont() {}

  /**
   * Writes a line.
   *
   * @param graphics where
   * @param text what, in any case; characters the font lacks become boxes
   * @param x left edge in pixels
   * @param y upper edge in pixels
   * @param dot pixels in a dot
   * @param colour the colour
   */
  public static void write(Graphics2D graphics, String text, int x, int y, int dot, Color colour) {
    graphics.setColor(colour);
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      String rows = ROWS.getOrDefault(capitals.charAt(i), UNKNOWN);
      for (int row = 0; row < HEIGHT; row++) {
        int bits = Integer.parseInt(rows, 2 * row, 2 * row + 2, 16);
        for (int column = 0; column < WIDTH; column++) {
          if (((bits >> (WIDTH - 1 - column)) & 1) == 1) {
            graphics.fillRect(x + (i * ADVANCE + column) * dot, y + row * dot, dot, dot);
          }
        }
      }
    }
  }
}
