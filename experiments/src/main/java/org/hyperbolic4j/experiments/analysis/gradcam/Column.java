package org.hyperbolic4j.experiments.analysis.gradcam;

import java.util.List;

/**
 * What one network makes of the images of a sheet.
 *
 * @param model name of the network
 * @param predicted what it takes each image for
 * @param maps where it sees the class that is explained
 */
public record Column(String model, List<Integer> predicted, List<HeatMap> maps) {

  /**
   * Checks that there is a map for every prediction.
   *
   * @param model name of the network
   * @param predicted what it takes each image for
   * @param maps where it sees the class that is explained
   * @throws IllegalArgumentException if their numbers differ
   */
  public Column {
    predicted = List.copyOf(predicted);
    maps = List.copyOf(maps);
    if (predicted.size() != maps.size()) {
      throw new IllegalArgumentException(
          "%d predictions and %d maps".formatted(predicted.size(), maps.size()));
    }
  }
}
