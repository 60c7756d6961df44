package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.report.Report;
import org.hyperbolic4j.experiments.report.evaluation.TestPass;
import org.hyperbolic4j.experiments.report.source.ReportSource;
import org.hyperbolic4j.experiments.report.source.RunLog;
import org.hyperbolic4j.experiments.run.FinishedRun;
import org.hyperbolic4j.nn.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a report of runs or of a study. */
@Command(
    name = "report",
    description =
        "Write one HTML page about runs or a study, its figures as SVG and PNG, and event files for"
            + " TensorBoard.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|STUDY",
      description = "folders of runs, or the folder of one study")
  private List<Path> folders;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder of the report, made if missing; files of the same names are replaced")
  private Path out;

  @Option(
      names = "--no-evaluation",
      description =
          "do not run networks on their test sets; of a study, the first finished run of each"
              + " configuration is")
  private boolean noEvaluation;

  @Mixin private CheckpointOptions checkpoint;
  @Mixin private OwnImagesOptions own;
  @Mixin private PassOptions pass;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    own.check();
    pass.check();
    ReportSource source = ReportSource.read(folders);
    Report report = new Report(source);
    if (!noEvaluation) {
      source.examples().forEach(run -> evaluate(report, run, source.study().isPresent()));
    }
    spec.commandLine().getOut().println("the report is " + report.write(out));
    return 0;
  }

  /** What a study needs is its results: a network that cannot be run, too, is left out. */
  private void evaluate(Report report, RunLog run, boolean dispensable) {
    try {
      evaluate(report, run);
    } catch (BadInputException e) {
      if (!dispensable) {
        throw e;
      }
      PrintWriter err = spec.commandLine().getErr();
      err.printf("%s is not evaluated: %s%n", run.label(), e.getMessage());
      err.flush();
    }
  }

  private void evaluate(Report report, RunLog run) {
    FinishedRun finished = checkpoint.open(run.folder());
    ImageSet images;
    try (LoadBar progress = new LoadBar()) {
      images = own.of(finished, progress);
    }
    try (Network network = finished.network()) {
      TestPass evaluated = TestPass.of(network, images, pass.batch());
      report.add(run, checkpoint.word(), evaluated);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s: loss %.4f, accuracy %.2f %%%n",
              run.label(),
              evaluated.predictions().loss(),
              100 * evaluated.predictions().accuracy());
    }
  }
}
