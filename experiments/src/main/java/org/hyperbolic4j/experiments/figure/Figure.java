package org.hyperbolic4j.experiments.figure;

import java.awt.Graphics2D;

/** Something that can be drawn at any resolution. */
public interface Figure {

  /**
   * How wide it is.
   *
   * @return the width, in pixels of the screen
   */
  int width();

  /**
   * How high it is.
   *
   * @return the height, in pixels of the screen
   */
  int height();

  /**
   * Draws it.
   *
   * @param graphics where; its clip is as large as the figure
   */
  void draw(Graphics2D graphics);
}
