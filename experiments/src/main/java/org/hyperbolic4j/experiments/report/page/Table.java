package org.hyperbolic4j.experiments.report.page;

import java.util.List;

/**
 * A table.
 *
 * @param caption what it shows
 * @param head its columns, aligned as the cells below
 * @param rows its rows
 * @param notes what marks refer to
 */
public record Table(String caption, List<Cell> head, List<Row> rows, List<Note> notes) {

  /**
   * Copies the lists.
   *
   * @param caption what it shows
   * @param head its columns, aligned as the cells below
   * @param rows its rows
   * @param notes what marks refer to
   */
  public Table {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * Says whether there are notes.
   *
   * @return true if so
   */
  public boolean noted() {
    return !notes.isEmpty();
  }

  /**
   * A row.
   *
   * @param cells its cells
   */
  public record Row(List<Cell> cells) {

    /**
     * Copies the cells.
     *
     * @param cells its cells
     */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A note below a table.
   *
   * @param sign its mark
   * @param words what it says
   */
  public record Note(String sign, String words) {}
}
