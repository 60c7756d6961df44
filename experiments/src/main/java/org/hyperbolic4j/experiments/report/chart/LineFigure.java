package org.hyperbolic4j.experiments.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hyperbolic4j.experiments.figure.Figure;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over an axis, and a legend below them.
 *
 * @param title what it shows
 * @param x what goes to the right
 * @param y what goes up
 * @param unitRange whether both axes go from 0 to 1
 * @param lines the lines
 */
public record LineFigure(String title, String x, String y, boolean unitRange, List<Line> lines)
    implements Figure {

  private static final int WIDTH = 400;
  private static final int CHART = 290;
  private static final int MARGIN = 14;
  private static final float THIN = 1.6f;
  private static final int MARKER = 5;
  private static final double UNEVEN = 0.37;

  /** Values this many times as large as others make the ordinate logarithmic. */
  private static final double MUCH = 30;

  /** With more places, marks would hide the lines. */
  private static final int MOST_MARKED = 40;

  /**
   * Copies the lines.
   *
   * @param title what it shows
   * @param x what goes to the right
   * @param y what goes up
   * @param unitRange whether both axes go from 0 to 1
   * @param lines the lines
   */
  public LineFigure {
    lines = List.copyOf(lines);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    int legend = legend().height();
    return CHART + legend + (legend > 0 ? MARGIN / 2 : 0);
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    chart().paint(graphics, WIDTH, CHART);
    legend().draw(graphics, MARGIN, CHART);
  }

  private Legend legend() {
    Map<String, Color> names = new LinkedHashMap<>();
    for (Line line : lines) {
      if (!line.label().isEmpty()) {
        names.putIfAbsent(line.label(), Palette.series(line.colour()));
      }
    }
    return new Legend(names, WIDTH - 2 * MARGIN);
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(CHART)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler());
    int number = 0;
    for (Line line : lines) {
      add(chart, "line " + number++, line);
    }
    return chart;
  }

  private void style(XYStyler styler) {
    styler
        .setLegendVisible(false)
        .setLocale(Locale.ROOT)
        .setChartBackgroundColor(Palette.PAPER)
        .setPlotBackgroundColor(Palette.PAPER)
        .setPlotBorderVisible(false)
        .setChartFontColor(Palette.INK)
        .setChartTitleFont(Palette.TITLE)
        .setChartTitleBoxVisible(false);
    styler
        .setAxisTitleFont(Palette.TEXT)
        .setAxisTickLabelsFont(Palette.TEXT)
        .setAxisTickLabelsColor(Palette.INK)
        .setAxisTickMarksColor(Palette.INK)
        .setPlotGridLinesColor(Palette.GRID)
        .setPlotGridLinesStroke(new BasicStroke(1));
    styler.setYAxisLogarithmic(!unitRange && spansOrders());
    if (unitRange) {
      styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    }
  }

  /** Whether small values would vanish beside large ones; logarithms need positive ones. */
  private boolean spansOrders() {
    DoubleSummaryStatistics values =
        lines.stream()
            .flatMap(line -> line.ys().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    return lines.stream().allMatch(line -> line.style() == Line.Style.MARKED)
        && values.getMin() > 0
        && values.getMax() > MUCH * values.getMin();
  }

  private static void add(XYChart chart, String name, Line line) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < line.xs().size(); i++) {
      double y = line.ys().get(i);
      xs.add(line.xs().get(i));
      ys.add(Double.isFinite(y) ? y : Double.NaN);
    }
    if (ys.stream().allMatch(y -> y.isNaN())) {
      return;
    }
    boolean marked = line.style() == Line.Style.MARKED && xs.size() <= MOST_MARKED;
    if (!marked && xs.size() > 2) {
      breakSpacing(xs, ys, line.style() == Line.Style.STEPS);
    }
    Color colour = Palette.series(line.colour());
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setLineColor(colour);
    series.setMarkerColor(colour);
    series.setLineWidth(THIN);
    chart.getStyler().setMarkerSize(MARKER);
    series.setMarker(marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    switch (line.style()) {
      case MARKED -> series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
      case DASHED ->
          series.setLineStyle(
              new BasicStroke(
                  THIN, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0));
      case STEPS -> {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setFillColor(Palette.faint(colour, 0.25));
      }
    }
  }

  /**
   * Adds a place on the line between the first two: XChart labels evenly spaced places themselves,
   * however close they are, and others at round numbers.
   */
  private static void breakSpacing(List<Double> xs, List<Double> ys, boolean steps) {
    double rise = steps ? 0 : ys.get(1) - ys.get(0);
    xs.add(1, xs.get(0) + UNEVEN * (xs.get(1) - xs.get(0)));
    ys.add(1, ys.get(0) + UNEVEN * rise);
  }
}
