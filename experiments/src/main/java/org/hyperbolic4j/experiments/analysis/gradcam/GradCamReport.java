package org.hyperbolic4j.experiments.analysis.gradcam;

import java.util.List;

/**
 * Which images a sheet shows.
 *
 * @param sheet the file
 * @param data name of the images
 * @param explained {@code predicted} or {@code label}: the class whose score the maps explain
 * @param models names of the networks, in the order of the columns
 * @param images the images, in the order of the rows
 */
public record GradCamReport(
    String sheet, String data, String explained, List<String> models, List<Row> images) {

  /**
   * One image.
   *
   * @param image its number in the test set
   * @param label the class it is of
   * @param predicted what each network takes it for
   */
  public record Row(int image, String label, List<String> predicted) {}
}
