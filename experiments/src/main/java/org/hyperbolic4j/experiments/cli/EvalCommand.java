package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.run.DataConfig;
import org.hyperbolic4j.experiments.run.Evaluation;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a trained network. */
@Command(
    name = "eval",
    description = "Evaluate a run's network on its own test set, or on other images.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Mixin private CheckpointOptions checkpoint;
  @Mixin private PassOptions pass;
  @Mixin private DataOptions data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    check();
    FinishedRun run = checkpoint.open(folder);
    DataConfig images =
        given("--data") ? run.sized(data.config()) : run.data(data.testLimit(), data.directory());
    PrintWriter out = spec.commandLine().getOut();
    Evaluation evaluation;
    try (LoadBar progress = new LoadBar()) {
      evaluation = run.evaluate(images, pass.batch(), progress);
    }
    out.printf(
        Locale.ROOT,
        "%s, %s checkpoint: loss %.4f, accuracy %.2f %%%n",
        folder,
        checkpoint.word(),
        evaluation.loss(),
        100 * evaluation.accuracy());
    new ClassTable(evaluation.scores()).print(out);
    out.flush();
    return 0;
  }

  private void check() {
    pass.check();
    if (given("--image-size") && !given("--data")) {
      throw new BadInputException(
          "--image-size needs --data folder: a run's own images have the size it was trained with");
    }
    data.config();
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }
}
