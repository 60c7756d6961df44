package org.hyperbolic4j.experiments.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.hyperbolic4j.experiments.verify.DigitComparison;
import org.hyperbolic4j.laws.accuracy.DigitTable;
import org.hyperbolic4j.laws.accuracy.Quantity;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How many decimal digits manifolds lose by distance from the origin: a row of panels a precision,
 * a panel a quantity, a line a manifold.
 *
 * @param comparisons the rows, from the top
 */
public record DigitFigure(List<DigitComparison> comparisons) implements Figure {

  private static final int PANEL_WIDTH = 280;
  private static final int PANEL_HEIGHT = 250;

  /** Digits that the panels' axis goes to, unless more are lost. */
  private static final double USUAL_DIGITS = 8;

  /**
   * Copies the list.
   *
   * @param comparisons the rows, from the top
   */
  public DigitFigure {
    comparisons = List.copyOf(comparisons);
  }

  @Override
  public int width() {
    return PANEL_WIDTH * Quantity.values().length;
  }

  @Override
  public int height() {
    return PANEL_HEIGHT * comparisons.size();
  }

  @Override
  public void draw(Graphics2D graphics) {
    Quantity[] quantities = Quantity.values();
    for (int row = 0; row < comparisons.size(); row++) {
      for (int column = 0; column < quantities.length; column++) {
        Graphics2D panel = (Graphics2D) graphics.create();
        panel.translate(PANEL_WIDTH * column, PANEL_HEIGHT * row);
        chart(comparisons.get(row), quantities[column]).paint(panel, PANEL_WIDTH, PANEL_HEIGHT);
        panel.dispose();
      }
    }
  }

  private XYChart chart(DigitComparison comparison, Quantity quantity) {
    XYChart chart =
        new XYChartBuilder()
            .width(PANEL_WIDTH)
            .height(PANEL_HEIGHT)
            .title(
                "%s, %s"
                    .formatted(
                        quantity.word(), comparison.precision().name().toLowerCase(Locale.ROOT)))
            .xAxisTitle("distance from the origin, in radii")
            .yAxisTitle("digits lost")
            .build();
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setAxisTitlePadding(4)
        .setYAxisMin(0.0)
        .setYAxisMax(Math.max(USUAL_DIGITS, comparison.most()))
        .setLegendPosition(Styler.LegendPosition.InsideNW)
        .setChartBackgroundColor(Color.WHITE);
    for (DigitComparison.Column column : comparison.columns()) {
      List<DigitTable.Row> rows =
          column.rows().stream().filter(entry -> entry.quantity() == quantity).toList();
      XYSeries series =
          chart.addSeries(
              column.manifold(),
              rows.stream().map(DigitTable.Row::radius).toList(),
              rows.stream().map(DigitTable.Row::digits).toList());
      series.setMarker(SeriesMarkers.CIRCLE);
    }
    return chart;
  }
}
