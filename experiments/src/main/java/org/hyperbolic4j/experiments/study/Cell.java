package org.hyperbolic4j.experiments.study;

import java.util.List;
import java.util.Map;

/**
 * One run of one combination of levels, or a comparison of several.
 *
 * @param id its folder's name
 * @param levels the row of the table it stands in: level by factor
 * @param seed its seed
 * @param commands what is run, in this order
 * @param inputs the cells whose runs a comparison compares, which must be done
 */
record Cell(
    String id, Map<String, String> levels, int seed, List<Command> commands, List<Cell> inputs) {

  /**
   * A command of a cell.
   *
   * @param name name of its result
   * @param arguments h4j's arguments
   * @param trains whether it trains a run, which can be resumed
   * @param untrained whether it can be run where training diverged
   */
  record Command(String name, List<String> arguments, boolean trains, boolean untrained) {}
}
