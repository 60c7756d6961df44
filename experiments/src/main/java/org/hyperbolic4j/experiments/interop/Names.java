package org.hyperbolic4j.experiments.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whose names the tensors of a file have. */
public enum Names {
  /**
   * Those of parameters and running statistics here, and {@code curvature} {@code [1]}: c, or where
   * it is learned, c at the start.
   */
  OURS {
    @Override
    NameTable table(Network network) {
      List<Place> places = new ArrayList<>();
      arrays(network).forEach((name, array) -> places.add(Place.like(name, array)));
      boolean flat = ModelSpec.parse(network.config().model()).hasEuclideanHead();
      return new NameTable(places, flat ? Set.of() : Set.of(CURVATURE), Set.of());
    }

    @Override
    boolean isCurvature(String name) {
      return name.equals(CURVATURE);
    }

    @Override
    INDArray curvature(Network network) {
      return Nd4j.createFromArray(network.config().curvature());
    }
  },
  /** Those of the published code of van Spengler et al. 2023. */
  PUBLISHED {
    @Override
    NameTable table(Network network) {
      return PublishedNames.table(network);
    }

    @Override
    boolean isCurvature(String name) {
      return name.endsWith("." + PublishedNames.CURVATURE);
    }

    @Override
    INDArray curvature(Network network) {
      NetworkConfig config = network.config();
      double c =
          config.learnCurvature()
              ? network.curvatures().values().iterator().next()
              : config.curvature();
      CurvatureForm form = CurvatureForm.usual(config.model(), config.learnCurvature());
      return Nd4j.scalar(form.stored(c));
    }
  };

  private static final String CURVATURE = "curvature";

  /**
   * What a file of a network's weights holds.
   *
   * @throws IllegalArgumentException with one line, if there are no such names for the network
   */
  abstract NameTable table(Network network);

  /** Says whether a tensor of this name says the curvature. */
  abstract boolean isCurvature(String name);

  /** What a file says about a network's curvature, float64: as exactly as it is known. */
  abstract INDArray curvature(Network network);

  /** Whose names these are: {@link #OURS} unless the published code's last layer is there. */
  static Names of(Set<String> names) {
    boolean published = names.stream().anyMatch(name -> name.startsWith(PublishedNames.HEAD + "."));
    return published ? PUBLISHED : OURS;
  }

  /** Parameters and running statistics by our names. */
  static Map<String, INDArray> arrays(Network network) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    network.parameters().forEach(parameter -> arrays.put(parameter.name(), parameter.value()));
    arrays.putAll(network.buffers());
    return arrays;
  }
}
