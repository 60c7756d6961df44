package org.hyperbolic4j.experiments.report.page;

import java.util.List;

/**
 * A section of a page.
 *
 * @param heading its heading
 * @param blocks what it consists of
 */
public record Section(String heading, List<Block> blocks) {

  /**
   * Copies the blocks.
   *
   * @param heading its heading
   * @param blocks what it consists of
   */
  public Section {
    blocks = List.copyOf(blocks);
  }
}
