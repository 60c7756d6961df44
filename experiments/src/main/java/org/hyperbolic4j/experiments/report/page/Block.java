package org.hyperbolic4j.experiments.report.page;

import java.util.List;

/**
 * A part of a section: one of these, the others are null.
 *
 * @param paragraph words
 * @param table a table
 * @param gallery figures beside each other, as many as there is room for
 * @param listing lines as they are
 */
public record Block(String paragraph, Table table, Gallery gallery, Listing listing) {

  /**
   * Figures beside each other.
   *
   * @param pictures the figures
   */
  public record Gallery(List<Picture> pictures) {

    /**
     * Copies the list.
     *
     * @param pictures the figures
     */
    public Gallery {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * Lines that are shown when they are asked for.
   *
   * @param name what they are
   * @param lines the lines
   */
  public record Listing(String name, String lines) {}

  /**
   * Words.
   *
   * @param words the words
   * @return the block
   */
  public static Block of(String words) {
    return new Block(words, null, null, null);
  }

  /**
   * A table.
   *
   * @param table the table
   * @return the block
   */
  public static Block of(Table table) {
    return new Block(null, table, null, null);
  }

  /**
   * Figures.
   *
   * @param pictures the figures
   * @return the block
   */
  public static Block of(List<Picture> pictures) {
    return new Block(null, null, new Gallery(pictures), null);
  }

  /**
   * Lines as they are.
   *
   * @param name what they are
   * @param lines the lines
   * @return the block
   */
  public static Block listing(String name, String lines) {
    return new Block(null, null, null, new Listing(name, lines));
  }
}
