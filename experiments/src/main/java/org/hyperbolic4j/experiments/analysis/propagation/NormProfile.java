package org.hyperbolic4j.experiments.analysis.propagation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.EvaluationStatistics;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sizes layer by layer on one batch (van Spengler et al. 2023, on initialisation): of feature maps,
 * which are tangent coordinates at the origin, and of the loss' gradients by them.
 *
 * @param model the network
 * @param initialisation how its hyperplane layers started
 * @param images how many images were looked at
 * @param names the layers: stem and both convolutions and the sum of each block
 * @param layer their numbers, from 1
 * @param activation mean over positions of the norm {@code |v|} of the feature map
 * @param gradient norm of the gradient of the mean cross-entropy by the whole feature map
 * @param activationGrowth the last of {@code activation} over the first; null if the first is 0
 * @param gradientGrowth the first of {@code gradient} over the last; null if the last is 0
 */
public record NormProfile(
    String model,
    String initialisation,
    int images,
    List<String> names,
    List<Integer> layer,
    List<Double> activation,
    List<Double> gradient,
    Double activationGrowth,
    Double gradientGrowth) {

  /**
   * Copies the lists.
   *
   * @param model the network
   * @param initialisation how its hyperplane layers started
   * @param images how many images were looked at
   * @param names the layers
   * @param layer their numbers, from 1
   * @param activation mean over positions of the norm of the feature map
   * @param gradient norm of the gradient by the whole feature map
   * @param activationGrowth the last of {@code activation} over the first; null if the first is 0
   * @param gradientGrowth the first of {@code gradient} over the last; null if the last is 0
   */
  public NormProfile {
    names = List.copyOf(names);
    layer = List.copyOf(layer);
    activation = List.copyOf(activation);
    gradient = List.copyOf(gradient);
  }

  /**
   * A network as it starts, with the statistics of the batch in its batch norm, as in training.
   *
   * @param config the network
   * @param set images that it takes
   * @param images how many of them at most, at least 1
   * @return sizes layer by layer
   * @throws IllegalArgumentException with one line if there is no such network
   */
  public static NormProfile ofInitial(NetworkConfig config, ImageSet set, int images) {
    NetworkConfig asInTraining =
        config.batchNorm()
            ? config.toBuilder().evaluationStatistics(EvaluationStatistics.BATCH).build()
            : config;
    try (Network network = Network.create(asInTraining, ManifoldRegistry.discover())) {
      return of(network, set, images);
    }
  }

  /**
   * A network as it is, at evaluation.
   *
   * @param network the network
   * @param set images that it takes
   * @param images how many of them at most, at least 1
   * @return sizes layer by layer
   */
  public static NormProfile of(Network network, ImageSet set, int images) {
    NetworkConfig config = network.config();
    List<String> names =
        network.activationNames().stream().filter(NormProfile::isAlongTheDepth).toList();
    BatchPlan plan = BatchPlan.testing(images).withType(config.precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, plan)) {
      Batch batch = pipeline.next();
      List<Double> activation = new ArrayList<>();
      Map<String, INDArray> maps = network.activations(batch.images(), names);
      names.forEach(name -> activation.add(meanNorm(maps.get(name))));
      int[] labels = new int[batch.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = batch.label(i);
      }
      List<Double> gradient = new ArrayList<>();
      Map<String, INDArray> byMaps = network.activationGradients(batch.images(), labels, names);
      names.forEach(name -> gradient.add(byMaps.get(name).norm2Number().doubleValue()));
      int last = names.size() - 1;
      return new NormProfile(
          config.model(),
          config.initialisation().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          batch.size(),
          names,
          IntStream.rangeClosed(1, names.size()).boxed().toList(),
          activation,
          gradient,
          quotient(activation.get(last), activation.get(0)),
          quotient(gradient.get(0), gradient.get(last)));
    }
  }

  private static boolean isAlongTheDepth(String name) {
    return name.startsWith("stem.conv")
        || (name.startsWith("group") && !name.contains("downsample") && !name.contains(".bn"));
  }

  /** Mean over images and positions of the norm over channels. */
  private static double meanNorm(INDArray map) {
    return map.norm2(1).meanNumber().doubleValue();
  }

  private static Double quotient(double a, double b) {
    return b > 0 ? a / b : null;
  }
}
