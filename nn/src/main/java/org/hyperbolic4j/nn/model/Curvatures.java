package org.hyperbolic4j.nn.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.nn.layer.LayerCurvature;
import org.hyperbolic4j.nn.parameter.Parameter;

/** Hands out the curvatures of a network's layers, and remembers them. */
final class Curvatures {

  private static final String NAME = "curvature";

  private final NetworkConfig config;
  private final Map<String, LayerCurvature> byName = new LinkedHashMap<>();

  Curvatures(NetworkConfig config) {
    this.config = config;
  }

  /** The curvature of a layer. */
  LayerCurvature of(String layer) {
    return byName.computeIfAbsent(
        config.curvatureScope() == CurvatureScope.SHARED ? NAME : layer + "." + NAME, this::create);
  }

  private LayerCurvature create(String name) {
    Curvature curvature = new Curvature(config.curvature());
    return config.learnCurvature()
        ? LayerCurvature.learned(name, curvature, config.precision().type())
        : LayerCurvature.fixed(name, curvature, config.precision().type());
  }

  /** Current values by name. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    byName.forEach((name, curvature) -> values.put(name, curvature.value()));
    return values;
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    byName.values().forEach(curvature -> parameters.addAll(curvature.parameters()));
    return parameters;
  }
}
