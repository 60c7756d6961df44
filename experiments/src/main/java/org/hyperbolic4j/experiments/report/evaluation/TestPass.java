package org.hyperbolic4j.experiments.report.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One pass of a network over a test set, and what is kept of it. */
public final class TestPass {

  private static final String FEATURES = "pool";
  private static final String LOGITS = "head";

  /** Vectors of a feature map whose norms are kept: more would not change a histogram. */
  private static final int NORMS = 100_000;

  /** Images that are put on the disk: more would hide each other. */
  private static final int POINTS = 1_000;

  private final Predictions predictions;
  private final Map<String, List<Double>> norms = new LinkedHashMap<>();
  private final List<DiskPoint> points = new ArrayList<>();
  private final Optional<DiskView> disk;

  private TestPass(Predictions predictions, Optional<DiskView> disk) {
    this.predictions = predictions;
    this.disk = disk;
  }

  /**
   * Runs a network over test images.
   *
   * @param network the network
   * @param images the images, as the network takes them
   * @param batch images at a time; it matters to results only with the published batch statistics
   * @return what it made of them
   */
  public static TestPass of(Network network, ImageSet images, int batch) {
    TestPass pass =
        new TestPass(new Predictions(images), DiskView.of(network, ManifoldRegistry.discover()));
    List<String> maps = new ArrayList<>(lastBlocks(network));
    maps.add(FEATURES);
    maps.forEach(map -> pass.norms.put(map, new ArrayList<>()));
    maps.add(LOGITS);
    BatchPlan plan = BatchPlan.testing(batch).withType(network.config().precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(images, plan)) {
      while (pipeline.hasNext()) {
        Batch next = pipeline.next();
        pass.take(next, network.activations(next.images(), maps));
      }
    }
    return pass;
  }

  /** Names of the feature maps at the end of each group. */
  private static List<String> lastBlocks(Network network) {
    ModelSpec spec = ModelSpec.parse(network.config().model());
    List<String> names = new ArrayList<>();
    for (int group = 1; group <= spec.widths().size(); group++) {
      names.add("group%d.block%d".formatted(group, spec.blocksPerGroup()));
    }
    return names;
  }

  private void take(Batch batch, Map<String, INDArray> maps) {
    double[][] logits = maps.get(LOGITS).toDoubleMatrix();
    for (int i = 0; i < batch.size(); i++) {
      predictions.put(batch.index(i), logits[i]);
    }
    norms.forEach((name, kept) -> keep(kept, maps.get(name)));
    disk.ifPresent(view -> place(view, maps.get(FEATURES).toDoubleMatrix()));
  }

  /** Norms over the channels, of {@code [N, C]} or {@code [N, C, H, W]}. */
  private static void keep(List<Double> kept, INDArray map) {
    if (kept.size() < NORMS) {
      for (double norm : map.norm2(1).ravel().toDoubleVector()) {
        kept.add(norm);
      }
    }
  }

  private void place(DiskView view, double[][] features) {
    for (int i = 0; i < features.length && points.size() < POINTS; i++) {
      points.add(view.point(features[i]));
    }
  }

  /**
   * What the images were taken for.
   *
   * @return the predictions
   */
  public Predictions predictions() {
    return predictions;
  }

  /**
   * Norms of feature vectors, over channels: at every position at the end of each group, and of the
   * pooled features.
   *
   * @return norms by feature map, of the first images only where there are many
   */
  public Map<String, List<Double>> norms() {
    return norms;
  }

  /**
   * The images on the Poincare disk.
   *
   * @return the first images; empty unless a hyperbolic head has two features
   */
  public Optional<DiskEmbedding> disk() {
    return disk.map(view -> new DiskEmbedding(points, view.hyperplanes(), view.prototypes()));
  }
}
