package org.hyperbolic4j.experiments.analysis.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Attacks on a linear classifier, where the best one is known, and on a small network. */
class AttackTest {

  @BeforeAll
  static void start() {
    Backend.start();
  }

  private static INDArray images(double... values) {
    return Nd4j.createFromArray(values).reshape(values.length / 3, 3, 1, 1);
  }

  private static AttackPlan plan(int pgdSteps, Double... epsilons) {
    return new AttackPlan(List.of(epsilons), pgdSteps, 0.25, 1);
  }

  @Test
  void aStepMovesALinearScoreByEpsilonTimesTheSumOfWeights() {
    LinearVictim victim = new LinearVictim(2, -1, 0.5);
    INDArray images = images(0.1, 0.2, 0.3, -0.4, 0, 0.9);

    INDArray direction = FastGradientSign.direction(victim, images, new int[] {1, 0});
    INDArray moved = FastGradientSign.moved(images, direction, 0.2);

    INDArray change = victim.logits(moved).sub(victim.logits(images)).getColumn(1);
    assertThat(change.toDoubleVector()).containsExactly(new double[] {-0.7, 0.7}, within(1e-12));
  }

  @Test
  void descentFindsTheWorstImageOfTheBox() {
    LinearVictim victim = new LinearVictim(2, -1, 0.5);
    INDArray images = images(0.1, 0.95, -0.9, -0.99, 0.99, 0);

    INDArray attacked =
        new ProjectedGradientDescent(20, 0.25, 3)
            .attacked(victim, images, new int[] {1, 0}, 0, 0.2);

    assertThat(attacked.reshape(6).toDoubleVector())
        .containsExactly(new double[] {-0.1, 1, -1, -0.79, 0.79, 0.2}, within(1e-12));
  }

  @Test
  void descentStaysNearAndInRangeAndDependsOnItsSeed() {
    LinearVictim victim = new LinearVictim(2, -1, 0.5, 1, 1, 1);
    INDArray images =
        Nd4j.createFromArray(new Random(4).doubles(600, -1, 1).toArray()).reshape(100, 6, 1, 1);
    int[] labels = new Random(5).ints(100, 0, 2).toArray();
    ProjectedGradientDescent oneStep = new ProjectedGradientDescent(1, 0.1, 3);

    INDArray attacked = oneStep.attacked(victim, images, labels, 0, 0.3);

    assertThat(attacked.sub(images).amaxNumber().doubleValue()).isBetween(0.29, 0.3 + 1e-12);
    assertThat(attacked.amaxNumber().doubleValue()).isEqualTo(1);
    assertThat(oneStep.attacked(victim, images, labels, 0, 0.3)).isEqualTo(attacked);
    assertThat(new ProjectedGradientDescent(1, 0.1, 4).attacked(victim, images, labels, 0, 0.3))
        .isNotEqualTo(attacked);
  }

  @Test
  void anImageStartsAtTheSamePlaceInAnyBatch() {
    LinearVictim victim = new LinearVictim(2, -1, 0.5);
    INDArray images = images(0.1, 0.2, 0.3, -0.4, 0, 0.9);
    ProjectedGradientDescent start = new ProjectedGradientDescent(1, 0, 3);

    INDArray both = start.attacked(victim, images, new int[] {1, 0}, 7, 0.2);
    INDArray second = start.attacked(victim, images(-0.4, 0, 0.9), new int[] {0}, 8, 0.2);

    assertThat(second.reshape(3)).isEqualTo(both.tensorAlongDimension(1, 1, 2, 3).reshape(3));
  }

  @Test
  void spacesLabelsAndClippingAreThoseOfEachAttack() {
    // Scores 0.02 and 0.02: both taken for class 1, which is right for the first only.
    LinearVictim victim = new LinearVictim(1, 1, 1);
    INDArray images = images(0.02, 0, 0, 0.02, 0, 0);
    Campaign campaign = new Campaign(victim, plan(8, 1.0, 2.0));

    campaign.attack(images, new int[] {1, 0});

    assertThat(campaign.cleanAccuracy()).isEqualTo(0.5);
    // Normalised: the score falls by 3/255 = 0.0118 (stays) or 0.0235 (both become class 0).
    assertThat(campaign.accuracies(Campaign.Method.FGSM_NORMALISED)).containsExactly(0.5, 0.5);
    // The second time it is the other that is right: of those that were, none is left.
    assertThat(campaign.survivors(Campaign.Method.FGSM_NORMALISED)).containsExactly(1.0, 0.0);
    // Pixels: twice that, away from the true label: the first is lost, the second stays wrong.
    assertThat(campaign.accuracies(Campaign.Method.FGSM_PIXELS)).containsExactly(0.0, 0.0);
    assertThat(campaign.accuracies(Campaign.Method.PGD_PIXELS)).containsExactly(0.0, 0.0);
    assertThat(campaign.survivors(Campaign.Method.PGD_PIXELS)).containsExactly(0.0, 0.0);
  }

  @Test
  void ownPredictionsAreAttackedInNormalisedSpace() {
    LinearVictim victim = new LinearVictim(1, 1, 1);
    Campaign campaign = new Campaign(victim, plan(0, 1.0, 2.0));

    campaign.attack(images(0.02, 0, 0), new int[] {0});

    // Away from its wrong prediction an image becomes right; away from its label it stays wrong.
    assertThat(campaign.accuracies(Campaign.Method.FGSM_NORMALISED)).containsExactly(0.0, 1.0);
    assertThat(campaign.survivors(Campaign.Method.FGSM_NORMALISED)).containsExactly(0.0, 0.0);
    assertThat(campaign.accuracies(Campaign.Method.FGSM_PIXELS)).containsExactly(0.0, 0.0);
  }

  @Test
  void theLossOfANetworkRisesByEpsilonTimesTheNormOfTheGradient() {
    Network network = network(Precision.DOUBLE);
    INDArray images =
        Nd4j.createFromArray(new Random(6).doubles(4 * 192, -1, 1).toArray()).reshape(4, 3, 8, 8);
    int[] labels = {0, 1, 2, 0};
    double norm = network.imageGradient(images, labels).norm1Number().doubleValue();
    Victim victim = Victim.of(network);
    double clean = loss(victim.logits(images), labels);
    double size = 1e-5;
    INDArray direction = FastGradientSign.direction(victim, images, labels);
    INDArray moved = FastGradientSign.moved(images, direction, size);

    assertThat((loss(victim.logits(moved), labels) - clean) / size)
        .isPositive()
        .isCloseTo(norm, within(1e-3 * norm));
  }

  @Test
  void attacksOfSizeZeroLeaveTheAccuracy() {
    Network network = network(Precision.FLOAT);
    ImageSet set = SyntheticImages.random(30, new ImageShape(3, 8, 8));
    Campaign campaign = new Campaign(Victim.of(network), plan(2, 0.0));

    campaign.run(set, 8, DataType.FLOAT, Progress.NONE);

    assertThat(campaign.cleanAccuracy()).isStrictlyBetween(0.0, 1.0);
    for (Campaign.Method method : Campaign.Method.values()) {
      assertThat(campaign.accuracies(method)).containsExactly(campaign.cleanAccuracy());
    }
  }

  @Test
  void plansThatCannotBeAreRefused() {
    assertThatThrownBy(() -> plan(1, -1.0)).hasMessageContaining("epsilons");
    assertThatThrownBy(() -> plan(1)).hasMessageContaining("epsilons");
    assertThatThrownBy(() -> plan(-1, 1.0)).hasMessageContaining("PGD steps");
    assertThatThrownBy(() -> new AttackPlan(List.of(1.0), 1, Double.NaN, 0))
        .hasMessageContaining("step size");
  }

  private static Network network(Precision precision) {
    return Network.create(
        NetworkConfig.builder("poincare-3-4-5-resnet-8")
            .images(3, 8, 8)
            .classes(3)
            .precision(precision)
            .build(),
        ManifoldRegistry.discover());
  }

  private static double loss(INDArray logits, int[] labels) {
    double[][] rows = logits.toDoubleMatrix();
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double total = 0;
      for (double logit : rows[i]) {
        total += Math.exp(logit);
      }
      sum += Math.log(total) - rows[i][labels[i]];
    }
    return sum / labels.length;
  }
}
