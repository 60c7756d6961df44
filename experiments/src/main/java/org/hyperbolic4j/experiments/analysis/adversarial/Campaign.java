package org.hyperbolic4j.experiments.analysis.adversarial;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.nn.model.Classification;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** All attacks of a plan on all images of a set, and what it leaves. */
final class Campaign {

  /** Attacks, in the order of reports. */
  enum Method {
    /** FGSM against the network's own prediction, epsilon on normalised images, no clipping. */
    FGSM_NORMALISED,
    /** FGSM against the true label, epsilon on pixels from 0 to 1, clipped to these. */
    FGSM_PIXELS,
    /** Projected gradient descent against the true label, in the same space. */
    PGD_PIXELS
  }

  private final Victim victim;
  private final AttackPlan plan;
  private final ProjectedGradientDescent descent;
  private final Map<Method, long[]> right = new EnumMap<>(Method.class);
  private final Map<Method, long[]> survivors = new EnumMap<>(Method.class);
  private long clean;
  private int images;

  Campaign(Victim victim, AttackPlan plan) {
    this.victim = victim;
    this.plan = plan;
    descent = new ProjectedGradientDescent(plan.pgdSteps(), plan.pgdStepSize(), plan.seed());
    for (Method method : Method.values()) {
      right.put(method, new long[plan.epsilons().size()]);
      survivors.put(method, new long[plan.epsilons().size()]);
    }
  }

  /** Attacks a set. */
  void run(ImageSet set, int batchSize, DataType type, Progress progress) {
    BatchPlan batches = BatchPlan.testing(batchSize).withType(type);
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, batches)) {
      while (pipeline.hasNext()) {
        Batch batch = pipeline.next();
        attack(batch.images(), batch.labelArray());
        progress.report(set.name(), images, set.size());
      }
    }
  }

  /** Attacks a batch. */
  void attack(INDArray batch, int[] labels) {
    int[] predicted = Classification.predictions(victim.logits(batch));
    clean += agreeing(predicted, labels);
    try (INDArray direction = FastGradientSign.direction(victim, batch, predicted)) {
      for (int i = 0; i < plan.epsilons().size(); i++) {
        double size = AttackPlan.fraction(plan.epsilons().get(i));
        count(
            Method.FGSM_NORMALISED,
            i,
            FastGradientSign.moved(batch, direction, size),
            labels,
            predicted);
      }
    }
    try (INDArray direction = FastGradientSign.direction(victim, batch, labels)) {
      for (int i = 0; i < plan.epsilons().size(); i++) {
        double radius = radius(i);
        INDArray moved = FastGradientSign.moved(batch, direction, radius);
        try (Box box = new Box(batch, radius)) {
          box.clip(moved);
        }
        count(Method.FGSM_PIXELS, i, moved, labels, predicted);
      }
    }
    for (int i = 0; i < plan.epsilons().size() && plan.pgdSteps() > 0; i++) {
      count(
          Method.PGD_PIXELS,
          i,
          descent.attacked(victim, batch, labels, images, radius(i)),
          labels,
          predicted);
    }
    images += labels.length;
  }

  private double radius(int epsilon) {
    return Box.normalised(AttackPlan.fraction(plan.epsilons().get(epsilon)));
  }

  private void count(Method method, int epsilon, INDArray attacked, int[] labels, int[] predicted) {
    try (attacked) {
      int[] now = Classification.predictions(victim.logits(attacked));
      for (int i = 0; i < labels.length; i++) {
        if (now[i] == labels[i]) {
          right.get(method)[epsilon]++;
          survivors.get(method)[epsilon] += predicted[i] == labels[i] ? 1 : 0;
        }
      }
    }
  }

  private static int agreeing(int[] predicted, int[] labels) {
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      count += predicted[i] == labels[i] ? 1 : 0;
    }
    return count;
  }

  double cleanAccuracy() {
    return (double) clean / images;
  }

  /** Share of images classified rightly after an attack, one for each epsilon. */
  List<Double> accuracies(Method method) {
    return Arrays.stream(right.get(method)).mapToObj(count -> (double) count / images).toList();
  }

  /**
   * Share of the images classified rightly before an attack that still are after it, one for each
   * epsilon; 0 where there was none.
   */
  List<Double> survivors(Method method) {
    return Arrays.stream(survivors.get(method))
        .mapToObj(count -> clean == 0 ? 0.0 : (double) count / clean)
        .toList();
  }
}
