package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.interop.Names;
import org.hyperbolic4j.experiments.interop.TensorFormat;
import org.hyperbolic4j.experiments.interop.WeightExport;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the weights of a trained network for other programs. */
@Command(
    name = "export",
    description = "Write the weights of a run's network into a file that other programs read.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Option(
      names = "--format",
      defaultValue = "safetensors",
      description = "one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private TensorFormat format;

  @Option(
      names = "--names",
      defaultValue = "ours",
      description =
          "names and shapes of the tensors: as here, or as in the published PyTorch code"
              + " (poincare-resnet); one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Names names;

  @Mixin private CheckpointOptions checkpoint;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the file to write; one of that name is replaced")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    FinishedRun run = checkpoint.open(folder);
    int tensors = WeightExport.write(run.network(), names, format, out);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d tensors of %s, %s checkpoint, names %s%n",
            out, tensors, folder, checkpoint.word(), EnumWords.word(names));
    return 0;
  }
}
