package org.hyperbolic4j.experiments.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hyperbolic4j.nn.model.CurvatureScope;
import org.hyperbolic4j.nn.model.Head;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The names of the published code's state dictionaries (van Spengler et al. 2023, repository
 * poincare-resnet), with blocks counted from 0:
 *
 * <ul>
 *   <li>layers {@code conv}, {@code bn}, {@code groupG.B.conv1}, {@code .bn1}, {@code .conv2},
 *       {@code .bn2}, {@code .downsample}, {@code fc};
 *   <li>hyperbolic convolutions {@code weights} {@code [C * size * size, K]} and {@code bias}, the
 *       hyperbolic head {@code z} {@code [D, K]} and {@code bias}: our {@code z} and {@code r};
 *   <li>hyperbolic batch norm {@code norm.mean} {@code [C]} and {@code norm.var}, a scalar; {@code
 *       norm.running_mean} {@code [1, C]} and {@code norm.running_var}, a scalar, which that code
 *       never changes from 0 and 1, hold our running statistics;
 *   <li>Euclidean layers as PyTorch has them, weights {@code [K, C, size, size]} and {@code [K,
 *       D]};
 *   <li>each ball's {@code isp_c}, see {@link CurvatureForm}, under every name of the ball.
 * </ul>
 */
final class PublishedNames {

  static final String HEAD = "fc";
  static final String CURVATURE = "isp_c";

  private static final Pattern BLOCK = Pattern.compile("group(\\d+)\\.block(\\d+)");
  private static final Map<String, String> EUCLIDEAN_NORM =
      Map.of("scale", "weight", "shift", "bias", "mean", "running_mean", "variance", "running_var");

  private PublishedNames() {}

  /**
   * What a file of a network's weights holds.
   *
   * @throws IllegalArgumentException with one line, if the network is none that the published code
   *     could have
   */
  static NameTable table(Network network) {
    NetworkConfig config = network.config();
    requirePublished(config);
    ModelSpec spec = ModelSpec.parse(config.model());
    Set<String> curvatures = new LinkedHashSet<>();
    if (!spec.hasEuclideanBody()) {
      curvatures.addAll(balls("conv_ball", "bn_ball", "linear_ball"));
    } else if (!spec.hasEuclideanHead()) {
      curvatures.addAll(balls("ball"));
    }
    List<Place> places = new ArrayList<>();
    Set<String> idle = new LinkedHashSet<>();
    Names.arrays(network)
        .forEach(
            (name, array) -> {
              if (isCurvature(name)) {
                return;
              }
              int dot = name.lastIndexOf('.');
              String layer = layer(name.substring(0, dot));
              String what = name.substring(dot + 1);
              boolean flat = layer.equals(HEAD) ? spec.hasEuclideanHead() : spec.hasEuclideanBody();
              if (flat) {
                places.add(euclidean(layer, what, array, size(layer)));
                if (what.equals("variance")) {
                  idle.add(layer + ".num_batches_tracked");
                }
              } else {
                places.add(hyperbolic(layer, what, array));
                curvatures.addAll(balls(layer + ".ball"));
                if (what.equals("mean")) {
                  curvatures.addAll(balls(layer + ".norm.ball"));
                }
              }
            });
    return new NameTable(places, curvatures, idle);
  }

  /** Says whether the running statistics of hyperbolic batch norms are still 0 and 1. */
  static boolean areStatisticsUntouched(Map<String, INDArray> tensors) {
    return tensors.entrySet().stream()
        .allMatch(
            tensor -> {
              boolean mean = tensor.getKey().endsWith(".norm.running_mean");
              boolean spread = tensor.getKey().endsWith(".norm.running_var");
              return !(mean || spread)
                  || Arrays.stream(tensor.getValue().dup('c').data().asDouble())
                      .allMatch(value -> value == (mean ? 0 : 1));
            });
  }

  private static void requirePublished(NetworkConfig config) {
    require(config.layers() == LayerKind.HYPERPLANE, "hyperplane layers", "layers native");
    require(config.batchNorm(), "batch norm", "none");
    require(
        config.head() == Head.TANGENT,
        "a tangent head",
        "head " + config.head().name().toLowerCase(Locale.ROOT));
    require(
        !config.learnCurvature() || config.curvatureScope() == CurvatureScope.SHARED,
        "one curvature",
        "a curvature learned for each layer");
  }

  private static void require(boolean holds, String published, String own) {
    if (!holds) {
      throw new IllegalArgumentException(
          "published names are of networks with %s; this one has %s".formatted(published, own));
    }
  }

  private static List<String> balls(String... names) {
    return Arrays.stream(names).map(name -> name + "." + CURVATURE).toList();
  }

  /** Says whether a parameter of ours is the logarithm of a curvature's multiple. */
  private static boolean isCurvature(String name) {
    return name.endsWith("curvature.rho");
  }

  private static String layer(String own) {
    if (own.equals("head")) {
      return HEAD;
    }
    String inStem = own.startsWith("stem.") ? own.substring("stem.".length()) : own;
    return BLOCK
        .matcher(inStem)
        .replaceFirst(
            found -> "group%s.%d".formatted(found.group(1), Integer.parseInt(found.group(2)) - 1));
  }

  /** Side of a layer's patches. */
  private static long size(String layer) {
    return layer.endsWith("downsample") ? 1 : 3;
  }

  private static Place hyperbolic(String layer, String what, INDArray array) {
    return switch (what) {
      case "mean" -> Place.like(layer + ".norm.mean", array);
      case "var" -> Place.reshaped(layer + ".norm.var", array);
      case "centre" -> Place.reshaped(layer + ".norm.running_mean", array, 1L, array.length());
      case "dispersion" -> Place.reshaped(layer + ".norm.running_var", array);
      case "z" -> Place.like(layer + (layer.equals(HEAD) ? ".z" : ".weights"), array);
      case "r" -> Place.like(layer + ".bias", array);
      default -> throw new IllegalStateException("no published name for " + what);
    };
  }

  private static Place euclidean(String layer, String what, INDArray array, long size) {
    if (what.equals("weight")) {
      String name = layer + ".weight";
      long channels = array.size(0) / (size * size);
      return layer.equals(HEAD)
          ? Place.transposed(name, array, array.size(1), array.size(0))
          : Place.transposed(name, array, array.size(1), channels, size, size);
    }
    return Place.like(layer + "." + EUCLIDEAN_NORM.getOrDefault(what, what), array);
  }
}
