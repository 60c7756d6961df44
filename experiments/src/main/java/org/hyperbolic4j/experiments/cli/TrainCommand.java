package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.run.CheckpointPlan;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.hyperbolic4j.experiments.run.RunRecord;
import org.hyperbolic4j.experiments.run.RunSummary;
import org.hyperbolic4j.experiments.run.TrainingRun;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network. */
@Command(
    name = "train",
    description =
        "Train a network. Without options: a Poincare ResNet-20 on ShapeTree, two to four minutes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {

  private static final String KEEP_EVERY = "--keep-every";

  @Mixin private NetworkOptions network;
  @Mixin private DataOptions data;
  @Mixin private TrainingDataOptions trainingData;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the run; default: runs/ and a name made of model, data and time")
  private Path out;

  @Option(
      names = "--resume",
      description =
          "continue the run in --out from its last checkpoint; it keeps its configuration, only"
              + " --epochs and, for the same images, --data-dir may change")
  private boolean resume;

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "write a checkpoint when the last one is N seconds old, beside the one after each epoch;"
              + " default: ${DEFAULT-VALUE}")
  private long checkpointSeconds;

  @Option(
      names = KEEP_EVERY,
      paramLabel = "N",
      defaultValue = "0",
      description =
          "keep a checkpoint of every N-th epoch, for studies of how training goes; 0, the default:"
              + " none but the last and the best")
  private int keepEvery;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Backend.start();
    PrintWriter printer = spec.commandLine().getOut();
    try (TrainingRun run = opened();
        Interruption interruption = Interruption.listen()) {
      printer.println(run.describe());
      run.rescheduling().ifPresent(printer::println);
      printer.flush();
      print(printer, run.directory(), train(run, printer, interruption));
    }
    return 0;
  }

  private static RunSummary train(TrainingRun run, PrintWriter printer, Interruption interruption)
      throws IOException {
    try (ProgressPrinter progress =
        new ProgressPrinter(printer, run.config().training().epochs())) {
      return run.train(progress, interruption);
    }
  }

  private TrainingRun opened() throws IOException {
    try (LoadBar progress = new LoadBar()) {
      return resume ? resumed(progress) : started(progress);
    }
  }

  private TrainingRun started(Progress progress) throws IOException {
    if (out != null) {
      RunDirectory.requireVacant(out);
    }
    BadInputs.rethrow(() -> network.chooseDefaults(ManifoldRegistry.discover()));
    return TrainingRun.start(
        trainingData.config(data),
        training.config(),
        (classes, shape) ->
            BadInputs.rethrow(
                () ->
                    network.config(
                        classes,
                        shape.channels(),
                        shape.height(),
                        shape.width(),
                        training.config().seed())),
        () -> out != null ? out : RunDirectory.makeFolder(Path.of("runs"), defaultName()),
        RecordedOptions.of(spec),
        checkpointPlan(keepEvery),
        progress);
  }

  private TrainingRun resumed(Progress progress) throws IOException {
    if (out == null) {
      throw new BadInputException("--resume needs --out DIR, the folder of the run to continue");
    }
    RunDirectory directory = RunDirectory.open(out);
    RunRecord record = directory.readDescription();
    Map<String, String> given = RecordedOptions.of(spec);
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      String recorded = record.options().get(name);
      if (!RecordedOptions.FREE.contains(name) && !given.get(name).equals(recorded)) {
        throw new BadInputException(
            "%s %s differs from the run's %s: a resumed run keeps its configuration"
                .formatted(name, given.get(name), recorded));
      }
    }
    boolean longer = spec.commandLine().getParseResult().hasMatchedOption("--epochs");
    return TrainingRun.resume(
        directory,
        longer ? training.config().epochs() : 0,
        data.directory(),
        checkpointPlan(Integer.parseInt(record.options().getOrDefault(KEEP_EVERY, "0"))),
        progress);
  }

  private CheckpointPlan checkpointPlan(int every) {
    return BadInputs.rethrow(
        () -> new CheckpointPlan(Duration.ofSeconds(checkpointSeconds), every));
  }

  private String defaultName() {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    return "%s-%s-%s".formatted(network.model(), data.name(), time);
  }

  private static void print(PrintWriter printer, RunDirectory directory, RunSummary summary) {
    if (summary.finished()) {
      printer.printf(
          Locale.ROOT,
          "test accuracy %.2f %% after %d epochs (best %.2f %% after epoch %d)%n",
          100 * summary.state().testAccuracy(),
          summary.state().epoch(),
          100 * summary.state().bestAccuracy(),
          summary.state().bestEpoch());
      printer.printf("the run lies in %s%n", directory.root());
    } else {
      printer.printf(
          "stopped in epoch %d after %d batches; continue with: h4j train --out %s --resume%n",
          summary.state().epoch() + 1, summary.state().batch(), directory.root());
    }
    printer.flush();
  }
}
