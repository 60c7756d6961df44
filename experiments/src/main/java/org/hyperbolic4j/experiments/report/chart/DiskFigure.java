package org.hyperbolic4j.experiments.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.figure.Figure;
import org.hyperbolic4j.experiments.report.evaluation.DiskEmbedding;
import org.hyperbolic4j.experiments.report.evaluation.DiskPoint;

/**
 * Images on the Poincare disk, coloured by the coarsest level of their classes.
 *
 * @param images the images
 * @param embedding where the first of them lie
 */
public record DiskFigure(ImageSet images, DiskEmbedding embedding) implements Figure {

  private static final int SIZE = 400;
  private static final int MARGIN = 14;
  private static final double RADIUS = SIZE / 2.0 - MARGIN;
  private static final double DOT = 2.2;
  private static final double PROTOTYPE = 4;

  @Override
  public int width() {
    return SIZE;
  }

  @Override
  public int height() {
    return SIZE + legend().height();
  }

  private Legend legend() {
    LabelTree tree = images.classes();
    List<String> names = tree.levels().get(0).nodes();
    Map<String, Color> colours = new LinkedHashMap<>();
    for (int k = 0; k < names.size() && names.size() <= 2 * Palette.colours(); k++) {
      colours.put(names.get(k), Palette.series(k));
    }
    return new Legend(colours, SIZE - 2 * MARGIN);
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    graphics.setColor(Palette.GRID);
    graphics.setStroke(new BasicStroke(1));
    for (List<DiskPoint> geodesic : embedding.hyperplanes()) {
      graphics.draw(path(geodesic));
    }
    for (int i = 0; i < embedding.points().size(); i++) {
      int group = images.classes().ancestor(0, images.label(i));
      graphics.setColor(Palette.faint(Palette.series(group), 0.7));
      graphics.fill(circle(embedding.points().get(i), DOT));
    }
    graphics.setColor(Palette.INK);
    for (DiskPoint prototype : embedding.prototypes()) {
      graphics.draw(square(prototype));
    }
    graphics.draw(new Ellipse2D.Double(MARGIN, MARGIN, 2 * RADIUS, 2 * RADIUS));
    legend().draw(graphics, MARGIN, SIZE);
  }

  private static double across(DiskPoint point) {
    return MARGIN + RADIUS * (1 + point.x());
  }

  private static double down(DiskPoint point) {
    return MARGIN + RADIUS * (1 - point.y());
  }

  private static Path2D path(List<DiskPoint> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(across(points.get(0)), down(points.get(0)));
    points.stream().skip(1).forEach(point -> path.lineTo(across(point), down(point)));
    return path;
  }

  private static Ellipse2D circle(DiskPoint point, double radius) {
    return new Ellipse2D.Double(
        across(point) - radius, down(point) - radius, 2 * radius, 2 * radius);
  }

  private static Rectangle2D square(DiskPoint point) {
    return new Rectangle2D.Double(
        across(point) - PROTOTYPE / 2, down(point) - PROTOTYPE / 2, PROTOTYPE, PROTOTYPE);
  }
}
