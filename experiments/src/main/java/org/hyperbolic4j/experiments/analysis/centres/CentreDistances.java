package org.hyperbolic4j.experiments.analysis.centres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far midpoints of a batch are from its Fréchet means at the inputs of the batch norms (van
 * Spengler et al. 2023, on midpoint batch normalisation), epoch by epoch.
 *
 * @param model the network
 * @param images how many images the batch has
 * @param layers the layers whose outputs are normalised
 * @param epoch numbers of the epochs after which it was looked at
 * @param distance geodesic distance by epoch, mean over layers
 * @param spread root of the mean squared distance to the Fréchet mean by epoch, mean over layers
 * @param relative distance over spread by epoch, mean over layers
 * @param largest distance over spread by epoch, largest over layers
 * @param last the last of {@code relative}
 */
public record CentreDistances(
    String model,
    int images,
    List<String> layers,
    List<Integer> epoch,
    List<Double> distance,
    List<Double> spread,
    List<Double> relative,
    List<Double> largest,
    double last) {

  /**
   * Copies the lists.
   *
   * @param model the network
   * @param images how many images the batch has
   * @param layers the layers whose outputs are normalised
   * @param epoch numbers of the epochs after which it was looked at
   * @param distance geodesic distance by epoch, mean over layers
   * @param spread root of the mean squared distance to the Fréchet mean by epoch
   * @param relative distance over spread by epoch, mean over layers
   * @param largest distance over spread by epoch, largest over layers
   * @param last the last of {@code relative}
   */
  public CentreDistances {
    layers = List.copyOf(layers);
    epoch = List.copyOf(epoch);
    distance = List.copyOf(distance);
    spread = List.copyOf(spread);
    relative = List.copyOf(relative);
    largest = List.copyOf(largest);
  }

  /**
   * Measures on one batch.
   *
   * @param epochs numbers of epochs, at least one
   * @param networks the network after each of them
   * @param set images that it takes
   * @param images how many of them at most, at least 1
   * @return distances by epoch
   * @throws IllegalArgumentException with one line if the network's features are not tangent
   *     coordinates on a manifold
   */
  public static CentreDistances of(
      List<Integer> epochs, IntFunction<Network> networks, ImageSet set, int images) {
    List<List<LayerCentres>> centres = new ArrayList<>();
    String model = "";
    List<String> layers = List.of();
    for (int epoch : epochs) {
      try (Network network = networks.apply(epoch)) {
        model = network.config().model();
        layers = layers(network);
        centres.add(of(network, layers, set, images));
      }
    }
    List<Double> relative = means(centres, LayerCentres::relative);
    return new CentreDistances(
        model,
        Math.min(images, set.size()),
        layers,
        epochs,
        means(centres, LayerCentres::distance),
        means(centres, LayerCentres::spread),
        relative,
        centres.stream()
            .map(all -> all.stream().mapToDouble(LayerCentres::relative).max().orElseThrow())
            .toList(),
        relative.get(relative.size() - 1));
  }

  private static List<Double> means(
      List<List<LayerCentres>> centres, ToDoubleFunction<LayerCentres> figure) {
    return centres.stream()
        .map(all -> all.stream().mapToDouble(figure).average().orElseThrow())
        .toList();
  }

  /** The convolutions that a batch norm follows. */
  private static List<String> layers(Network network) {
    NetworkConfig config = network.config();
    if (ModelSpec.parse(config.model()).hasEuclideanBody() || config.layers() == LayerKind.NATIVE) {
      throw new IllegalArgumentException(
          "%s%s has no feature maps in tangent coordinates, of which centres are compared"
              .formatted(
                  config.model(),
                  config.layers() == LayerKind.NATIVE ? " with native layers" : ""));
    }
    return network.activationNames().stream()
        .filter(name -> name.matches(".*\\.conv\\d?"))
        .toList();
  }

  private static List<LayerCentres> of(
      Network network, List<String> layers, ImageSet set, int images) {
    NetworkConfig config = network.config();
    Manifold manifold = ManifoldRegistry.discover().get(ModelSpec.parse(config.model()).family());
    Map<String, Double> curvatures = network.curvatures();
    BatchPlan plan = BatchPlan.testing(images).withType(config.precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, plan)) {
      Map<String, INDArray> maps = network.activations(pipeline.next().images(), layers);
      return layers.stream()
          .map(
              layer ->
                  LayerCentres.of(
                      manifold,
                      config.engine(),
                      maps.get(layer),
                      curvatures.getOrDefault(
                          layer.replace(".conv", ".bn") + ".curvature",
                          curvatures.get("curvature"))))
          .toList();
    }
  }
}
