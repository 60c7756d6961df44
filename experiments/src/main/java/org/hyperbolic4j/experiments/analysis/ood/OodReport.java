package org.hyperbolic4j.experiments.analysis.ood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hyperbolic4j.experiments.analysis.inference.Logits;
import org.hyperbolic4j.experiments.analysis.report.MeanAndDeviation;
import org.hyperbolic4j.experiments.analysis.sampling.Draws;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.nn.model.Network;

/**
 * Out-of-distribution detection by the energy score. The positive class is the network's own test
 * set, as a whole in every draw.
 *
 * @param model name of the network
 * @param positive name of the network's own test set
 * @param images its images
 * @param temperature temperature of the energy
 * @param seed seed of the draws
 * @param against a row for each other set
 */
public record OodReport(
    String model,
    String positive,
    int images,
    double temperature,
    long seed,
    List<Against> against) {

  /**
   * One other set.
   *
   * @param name what it is called
   * @param available how many images it has
   * @param draws how many draws were made: one if it has no more images than a draw
   * @param images images in each
   * @param fpr95 see {@link Detection#fpr95}
   * @param auroc see {@link Detection#auroc}
   * @param aupr see {@link Detection#aupr}
   */
  public record Against(
      String name,
      int available,
      int draws,
      int images,
      MeanAndDeviation fpr95,
      MeanAndDeviation auroc,
      MeanAndDeviation aupr) {}

  /**
   * Measures.
   *
   * @param network the network
   * @param own its own test set
   * @param others other sets, of any shape that can be brought to that of the network
   * @param temperature temperature of the energy, above 0
   * @param draws draws from the other sets
   * @param batch images at a time
   * @param progress told how it goes on
   * @return the report
   */
  public static OodReport measure(
      Network network,
      ImageSet own,
      List<OtherImages> others,
      double temperature,
      Draws draws,
      int batch,
      Progress progress) {
    double[] positives = Energy.scores(Logits.of(network, own, batch, progress), temperature);
    List<Against> rows = new ArrayList<>();
    for (OtherImages other : others) {
      ImageSet set = other.load(own.shape(), progress);
      double[] scores = Energy.scores(Logits.of(network, set, batch, progress), temperature);
      rows.add(compare(other.name(), positives, scores, draws.from(scores.length)));
    }
    return new OodReport(
        network.config().model(), own.name(), own.size(), temperature, draws.seed(), rows);
  }

  static Against compare(String name, double[] positives, double[] scores, Draws draws) {
    List<Detection> all = new ArrayList<>();
    for (int number = 0; number < draws.count(); number++) {
      int[] drawn = draws.draw(number, scores.length);
      double[] others = Arrays.stream(drawn).mapToDouble(image -> scores[image]).toArray();
      all.add(Detection.of(positives, others));
    }
    return new Against(
        name,
        scores.length,
        draws.count(),
        draws.images(),
        summary(all, Detection::fpr95),
        summary(all, Detection::auroc),
        summary(all, Detection::aupr));
  }

  private static MeanAndDeviation summary(
      List<Detection> all, ToDoubleFunction<Detection> measure) {
    return MeanAndDeviation.of(all.stream().mapToDouble(measure).toArray());
  }
}
