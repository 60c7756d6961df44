package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.interop.CurvatureForm;
import org.hyperbolic4j.experiments.interop.WeightFile;
import org.hyperbolic4j.experiments.run.ImportedRun;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.hyperbolic4j.experiments.run.RunRecord;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run of weights that come from elsewhere. */
@Command(
    name = "import",
    description = {
      "Make a run of the weights in a file, for h4j eval and the like.",
      "FILE is safetensors or npz, with our names or those of the published PyTorch code"
          + " (poincare-resnet). Curvature and precision are those of FILE unless given; hyperbolic"
          + " networks with published names have --bn-statistics batch unless given, but no other"
          + " departure of the published code unless asked for. Training options say how h4j train"
          + " --resume goes on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {

  /** Curvatures are kept in float32 elsewhere. */
  private static final double FLOAT_ROUNDING = 1e-6;

  @Parameters(paramLabel = "FILE", description = "the weights")
  private Path file;

  @Mixin private NetworkOptions network;

  @Option(
      names = "--published-curvature",
      description =
          "how FILE keeps curvatures under published names: c itself, or c = log(1 + exp(x)); one of"
              + " ${COMPLETION-CANDIDATES}; default: softplus with --learn-curvature and for hybrid"
              + " networks, otherwise plain, as in the published code")
  private CurvatureForm form;

  @Mixin private DataOptions data;
  @Mixin private TrainingDataOptions trainingData;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "folder of the run; made if missing")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Backend.start();
    ImportedRun.Plan plan =
        new ImportedRun.Plan(trainingData.config(data), training.config(), this::configure);
    RunDirectory.requireVacant(out);
    BadInputs.rethrow(() -> network.chooseDefaults(ManifoldRegistry.discover()));
    WeightFile weights = WeightFile.read(file);
    follow(weights);
    RunRecord.Imported imported =
        new RunRecord.Imported(
            file.toAbsolutePath().normalize().toString(),
            weights.checksum(),
            EnumWords.word(weights.names()));
    try (LoadBar progress = new LoadBar();
        Network made =
            ImportedRun.create(
                plan, weights::assignTo, imported, out, RecordedOptions.of(spec), progress)) {
      report(weights, made);
    }
    return 0;
  }

  /** Takes from the file what the command line does not say. */
  private void follow(WeightFile weights) {
    if (!given("--precision")) {
      network.setPrecision(weights.precision());
    }
    if (!given("--bn-statistics") && network.hasBatchNorm()) {
      network.setStatistics(weights.statistics(network.model()));
    }
    if (ModelSpec.parse(network.model()).hasEuclideanHead()) {
      return;
    }
    OptionalDouble curvature =
        weights.curvature(
            form != null ? form : CurvatureForm.usual(network.model(), network.learnsCurvature()));
    if (curvature.isEmpty()) {
      return;
    }
    double c = curvature.getAsDouble();
    if (!given("--curvature")) {
      network.setCurvature(c);
    } else if (Math.abs(network.curvature() - c) > FLOAT_ROUNDING * Math.abs(c)) {
      throw new BadInputException(
          "%s is of a network with curvature c = %s, not --curvature %s"
              .formatted(file, c, network.curvature()));
    }
  }

  private NetworkConfig configure(int classes, ImageShape shape) {
    return BadInputs.rethrow(
        () ->
            network.config(
                classes,
                shape.channels(),
                shape.height(),
                shape.width(),
                training.config().seed()));
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private void report(WeightFile weights, Network made) {
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(
        Locale.ROOT,
        "%s: %s, %,d parameters, names %s, precision %s%s, batch norm with %s statistics%n",
        file,
        network.model(),
        made.parameterCount(),
        EnumWords.word(weights.names()),
        EnumWords.word(made.config().precision()),
        made.curvatures().isEmpty() ? "" : ", c = " + made.config().curvature(),
        EnumWords.word(made.config().evaluationStatistics()));
    printer.printf("the run lies in %s%n", out);
    printer.flush();
  }
}
