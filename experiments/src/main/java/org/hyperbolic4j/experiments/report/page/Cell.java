package org.hyperbolic4j.experiments.report.page;

/**
 * A cell of a table.
 *
 * @param text what it says
 * @param number whether it stands to the right, as numbers do
 * @param mark the mark of a note, empty if there is none
 */
public record Cell(String text, boolean number, String mark) {

  /**
   * Words.
   *
   * @param text what it says
   * @return the cell
   */
  public static Cell text(String text) {
    return new Cell(text, false, "");
  }

  /**
   * A number.
   *
   * @param text what it says
   * @return the cell
   */
  public static Cell number(String text) {
    return new Cell(text, true, "");
  }
}
