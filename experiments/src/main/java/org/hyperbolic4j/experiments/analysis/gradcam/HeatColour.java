package org.hyperbolic4j.experiments.analysis.gradcam;

/** Colours of heat, from black over purple and orange to pale yellow, ever lighter. */
final class HeatColour {

  private static final int[] STOPS = {0x000004, 0x51127C, 0xB73779, 0xFC8961, 0xFCFDBF};

  private HeatColour() {}

  /**
   * A pixel under heat, both at half strength.
   *
   * @param pixel red, green and blue, eight bits each
   * @param heat 0 to 1
   * @return red, green and blue
   */
  static int over(int pixel, double heat) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int value = (int) Math.round((((pixel >> shift) & 0xFF) + channel(heat, shift)) / 2);
      rgb |= value << shift;
    }
    return rgb;
  }

  private static double channel(double heat, int shift) {
    double place = heat * (STOPS.length - 1);
    int stop = Math.min((int) place, STOPS.length - 2);
    int from = (STOPS[stop] >> shift) & 0xFF;
    int to = (STOPS[stop + 1] >> shift) & 0xFF;
    return from + (to - from) * (place - stop);
  }
}
