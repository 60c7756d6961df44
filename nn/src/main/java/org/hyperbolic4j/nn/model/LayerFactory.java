package org.hyperbolic4j.nn.model;

import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Pooling;
import org.hyperbolic4j.nn.layer.Window;
import org.nd4j.autodiff.samediff.SDVariable;

/** The layers of one kind of space, as a residual network needs them. */
interface LayerFactory {

  /** A layer that puts two feature maps together. */
  @FunctionalInterface
  interface Junction {
    /** The sum of a residual branch and its shortcut, both {@code [N, C, H, W]}. */
    SDVariable join(LayerGraph graph, SDVariable branch, SDVariable shortcut);
  }

  /** What takes images to the first convolution; the images themselves where nothing does. */
  default Layer input(String name) {
    return new Stateless((graph, images) -> images);
  }

  Layer convolution(String name, int channels, int outputs, Window window);

  /** Batch norm, followed by ReLU if asked for. */
  Layer batchNorm(String name, int channels, boolean relu);

  Junction residual(String name);

  /** The average of each image's positions, {@code [N, C, H, W]} to {@code [N, C]}. */
  default Layer pool(String name) {
    return new Stateless((graph, v) -> Pooling.global(v));
  }

  /** Class scores {@code [N, classes]} from features {@code [N, C]}. */
  Layer head(String name, int channels, int classes);
}
