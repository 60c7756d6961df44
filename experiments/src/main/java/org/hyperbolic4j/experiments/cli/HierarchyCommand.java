package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.analysis.hierarchy.HierarchyReport;
import org.hyperbolic4j.experiments.analysis.report.MeanAndDeviation;
import org.hyperbolic4j.experiments.analysis.sampling.Draws;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.run.FinishedRun;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how the tree of the classes shows in features. */
@Command(
    name = "hierarchy",
    description =
        "Measure how the tree of the classes shows in the features before the head, by the distance of"
            + " their own space: rank correlation, norms, Gromov's delta.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HierarchyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "10",
      description = "draws of images for Gromov's delta; default: ${DEFAULT-VALUE}")
  private int draws;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "images in a draw; all sets of four of them are tried, so twice as many take 16 times as"
              + " long; default: ${DEFAULT-VALUE}")
  private int images;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    options.check();
    PassOptions.requireAtLeast("--draws", draws, 1);
    PassOptions.requireAtLeast("--images", images, 4);
    FinishedRun run = options.open(folder);
    ImageSet set;
    try (LoadBar progress = new LoadBar()) {
      set = options.test(run, progress);
    }
    HierarchyReport report;
    try (LoadBar progress = new LoadBar("evaluating")) {
      report =
          HierarchyReport.measure(
              run.network(),
              ManifoldRegistry.discover(),
              set,
              new Draws(draws, images, options.seed()),
              options.batch(),
              progress);
    }
    options.print(spec, report, this::print);
    return 0;
  }

  private void print(HierarchyReport report, PrintWriter out) {
    out.printf(
        "%s, %s checkpoint: %s features%s of %s, %d images%n",
        folder,
        options.checkpoint(),
        report.space(),
        report.curvature() == null ? "" : " (c = " + number(report.curvature()) + ")",
        report.data(),
        report.images());
    out.printf(
        "rank correlation of centroids' distances with those in the tree: %s%n",
        report.spearman() == null
            ? "- (the classes are all equally far apart in the tree)"
            : number(report.spearman()));
    out.printf("%n%-24s %8s %16s%n", "edges apart in the tree", "pairs", "mean distance");
    for (HierarchyReport.TreeDistance row : report.distances()) {
      out.printf("%-24d %8d %16s%n", row.edges(), row.pairs(), number(row.meanDistance()));
    }
    out.printf("%n%-24s %8s %24s%n", "level", "nodes", "centroids from origin");
    for (HierarchyReport.LevelNorm row : report.levels()) {
      out.printf("%-24s %8d %24s%n", row.level(), row.nodes(), spread(row.norm()));
    }
    out.printf("%n%-24s %8s %24s %16s%n", "class", "images", "from origin", "centroid");
    for (HierarchyReport.ClassNorm row : report.classes()) {
      out.printf(
          "%-24s %8d %24s %16s%n",
          row.name(), row.images(), spread(row.norm()), number(row.centroidNorm()));
    }
    HierarchyReport.Hyperbolicity delta = report.hyperbolicity();
    out.printf(
        "%nGromov's delta %s, diameter %s, 2 delta / diameter %s (draws x images: %d x %d)%n",
        spread(delta.delta()),
        spread(delta.diameter()),
        spread(delta.relative()),
        delta.draws(),
        delta.images());
  }

  private static String spread(MeanAndDeviation figure) {
    return figure.sd() == null
        ? number(figure.mean())
        : number(figure.mean()) + " +- " + number(figure.sd());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
