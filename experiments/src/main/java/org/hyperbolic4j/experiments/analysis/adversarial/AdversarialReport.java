package org.hyperbolic4j.experiments.analysis.adversarial;

import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.nn.model.Network;

/**
 * What attacks leave of a network's accuracy.
 *
 * @param model name of the network
 * @param data name of the images
 * @param images how many
 * @param cleanAccuracy share of them classified rightly as they are
 * @param epsilons255 sizes of perturbations in 255ths
 * @param pgdSteps steps of projected gradient descent
 * @param pgdStepSize size of such a step as a share of epsilon
 * @param seed of the random starts
 * @param attacks what each attack leaves
 */
public record AdversarialReport(
    String model,
    String data,
    int images,
    double cleanAccuracy,
    List<Double> epsilons255,
    int pgdSteps,
    double pgdStepSize,
    long seed,
    List<Attack> attacks) {

  /**
   * One attack.
   *
   * @param attack {@code fgsm} or {@code pgd}
   * @param space {@code normalised} or {@code pixels}: where epsilon is measured
   * @param labels {@code predicted} or {@code true}: whose loss is raised
   * @param clipped whether attacked images are kept in the range of pixels
   * @param accuracies share of images classified rightly under attack, one for each epsilon; an
   *     attack on the network's own predictions also turns wrong ones right
   * @param survivors share of those classified rightly without the attack that still are
   */
  public record Attack(
      String attack,
      String space,
      String labels,
      boolean clipped,
      List<Double> accuracies,
      List<Double> survivors) {}

  /**
   * Attacks a network.
   *
   * @param network the network
   * @param set images of the shape that it takes
   * @param plan which attacks
   * @param batch images at a time; it matters to results only with the published batch statistics
   * @param progress told how it goes on
   * @return the report
   */
  public static AdversarialReport measure(
      Network network, ImageSet set, AttackPlan plan, int batch, Progress progress) {
    Campaign campaign = new Campaign(Victim.of(network), plan);
    campaign.run(set, batch, network.config().precision().type(), progress);
    List<Attack> attacks =
        Arrays.stream(Campaign.Method.values())
            .filter(method -> method != Campaign.Method.PGD_PIXELS || plan.pgdSteps() > 0)
            .map(method -> attack(method, campaign))
            .toList();
    return new AdversarialReport(
        network.config().model(),
        set.name(),
        set.size(),
        campaign.cleanAccuracy(),
        plan.epsilons(),
        plan.pgdSteps(),
        plan.pgdStepSize(),
        plan.seed(),
        attacks);
  }

  private static Attack attack(Campaign.Method method, Campaign campaign) {
    List<Double> right = campaign.accuracies(method);
    List<Double> survivors = campaign.survivors(method);
    return switch (method) {
      case FGSM_NORMALISED ->
          new Attack("fgsm", "normalised", "predicted", false, right, survivors);
      case FGSM_PIXELS -> new Attack("fgsm", "pixels", "true", true, right, survivors);
      case PGD_PIXELS -> new Attack("pgd", "pixels", "true", true, right, survivors);
    };
  }
}
