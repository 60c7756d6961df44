package org.hyperbolic4j.experiments.analysis.gradcam;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.nn.model.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Grad-CAM (Selvaraju et al., ICCV 2017) on the last feature map of a network, the one that is
 * averaged over positions: channels are summed with the mean of the class score's gradient as
 * weights (there eq. 1), and what is negative is cut off (eq. 2).
 *
 * <p>Networks on a manifold exchange tangent coordinates at the origin, and these are what the map
 * is of: weights and sums are linear in that chart, as the average before the head is. Of native
 * layers it is of their native coordinates.
 */
public final class GradCam {

  private static final String AFTER = "pool";

  private GradCam() {}

  /**
   * Maps of all images of a set.
   *
   * @param network the network
   * @param set images of the shape that it takes
   * @param classes for every image the class whose score is explained
   * @param batch images at a time; it matters to results only with the published batch statistics
   * @return a map for every image
   */
  public static List<HeatMap> of(Network network, ImageSet set, int[] classes, int batch) {
    Objects.checkIndex(set.size() - 1, classes.length);
    String layer = lastFeatureMap(network);
    List<HeatMap> maps = new ArrayList<>();
    BatchPlan plan = BatchPlan.testing(batch).withType(network.config().precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, plan)) {
      while (pipeline.hasNext()) {
        Batch images = pipeline.next();
        int[] explained = new int[images.size()];
        System.arraycopy(classes, maps.size(), explained, 0, explained.length);
        INDArray gradients =
            network.scoreGradients(images.images(), explained, List.of(layer)).get(layer);
        INDArray features = network.activations(images.images(), List.of(layer)).get(layer);
        for (int i = 0; i < explained.length; i++) {
          maps.add(map(features.slice(i), gradients.slice(i)));
        }
      }
    }
    return maps;
  }

  /** The map that is averaged over positions. */
  static String lastFeatureMap(Network network) {
    List<String> names = network.activationNames();
    return names.get(names.indexOf(AFTER) - 1);
  }

  /** The map of one image from features and gradients {@code [C, H, W]}. */
  static HeatMap map(INDArray features, INDArray gradients) {
    int channels = (int) features.size(0);
    int height = (int) features.size(1);
    int width = (int) features.size(2);
    double[][] sums = new double[height][width];
    for (int channel = 0; channel < channels; channel++) {
      double weight = gradients.slice(channel).meanNumber().doubleValue();
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          sums[row][column] += weight * features.getDouble(channel, row, column);
        }
      }
    }
    return HeatMap.ofPositive(sums);
  }
}
