package org.hyperbolic4j.experiments.report.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.hyperbolic4j.experiments.figure.Figure;

/** A picture that was drawn before. */
public final class SheetFigure implements Figure {

  private final BufferedImage image;

  /**
   * A figure.
   *
   * @param image the picture
   */
  public SheetFigure(BufferedImage image) {
    this.image = image;
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.drawImage(image, 0, 0, null);
  }
}
