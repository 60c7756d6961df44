package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
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
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.Network;
import picocli.CommandLine.Command;
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
          "do not run the networks of runs on their test sets (those of a study's runs never are)")
  private boolean noEvaluation;

  @Option(
      names = "--checkpoint",
      defaultValue = "last",
      description =
          "which checkpoint to evaluate: one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private FinishedRun.Which checkpoint;

  @Option(
      names = "--test-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "evaluate on the first N test images; 0, the default: on those of the run")
  private int testLimit;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "folder with the data's files, if they are no longer where they were")
  private Path dataDirectory;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description =
          "images at a time; matters to results only with --bn-statistics batch; default:"
              + " ${DEFAULT-VALUE}")
  private int batch;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (testLimit < 0) {
      throw new BadInputException("--test-limit must not be negative, but is " + testLimit);
    }
    if (batch < 1) {
      throw new BadInputException("--batch must be at least 1, but is " + batch);
    }
    ReportSource source = ReportSource.read(folders);
    Report report = new Report(source);
    if (!noEvaluation && source.study().isEmpty()) {
      Backend.start();
      source.runs().forEach(run -> evaluate(report, run));
    }
    spec.commandLine().getOut().println("the report is " + report.write(out));
    return 0;
  }

  private void evaluate(Report report, RunLog run) {
    FinishedRun finished = FinishedRun.open(run.folder(), checkpoint);
    ImageSet images;
    try (LoadBar progress = new LoadBar()) {
      images =
          finished.test(
              finished.data(
                  testLimit,
                  dataDirectory == null ? null : dataDirectory.toAbsolutePath().normalize()),
              progress);
    }
    try (Network network = finished.network()) {
      TestPass pass = TestPass.of(network, images, batch);
      report.add(run, EnumWords.word(checkpoint), pass);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s: loss %.4f, accuracy %.2f %%%n",
              run.label(),
              pass.predictions().loss(),
              100 * pass.predictions().accuracy());
    }
  }
}
