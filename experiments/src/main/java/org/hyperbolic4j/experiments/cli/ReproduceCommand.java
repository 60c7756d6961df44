package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.study.ResultsTable;
import org.hyperbolic4j.experiments.study.Scale;
import org.hyperbolic4j.experiments.study.Study;
import org.hyperbolic4j.experiments.study.StudyDirectory;
import org.hyperbolic4j.experiments.study.StudyFile;
import org.hyperbolic4j.experiments.study.StudyFiles;
import org.hyperbolic4j.experiments.study.StudyResults;
import org.hyperbolic4j.experiments.study.StudyRunner;
import org.hyperbolic4j.nn.engine.WorkerPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries out a study. */
@Command(
    name = "reproduce",
    description =
        "Carry out a study of the paper, or one of your own, and print its table: run by run, in"
            + " processes of their own. What is done is not done again: the same command continues"
            + " a study that was stopped.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "STUDY",
      arity = "0..1",
      description = "name of a study (see --list), or a file of your own that ends in .yaml")
  private String study;

  @Option(names = "--list", description = "say which studies there are and what they cost")
  private boolean list;

  @Option(
      names = "--scale",
      defaultValue = "small",
      description = "how much of it: one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Scale scale;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the study; default: studies/STUDY-SCALE")
  private Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "folder with the folders of data sets (cifar10, cifar100, ...); default:"
              + " ${DEFAULT-VALUE}")
  private Path data;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "runs side by side, which share the processors; default: ${DEFAULT-VALUE}")
  private int jobs;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter printer = spec.commandLine().getOut();
    if (list) {
      StudyFiles.names().forEach(name -> describe(printer, name));
      printer.flush();
      return 0;
    }
    if (study == null) {
      throw new BadInputException("reproduce what? --list says which studies there are");
    }
    if (jobs < 1) {
      throw new BadInputException("--jobs must be at least 1, but is " + jobs);
    }
    String source = StudyFiles.source(study);
    String name = StudyFiles.name(study);
    StudyFile file = StudyFiles.parse(name, source);
    try (StudyDirectory directory = StudyDirectory.open(folder(name), name, scale, source);
        Interruption interruption = Interruption.listen()) {
      Study cells = new Study(study, file, scale, directory, data.toAbsolutePath().normalize());
      int threads = Math.max(1, WorkerPool.configuredThreads() / jobs);
      StudyRunner runner =
          new StudyRunner(
              cells,
              new ChildProcess(),
              jobs,
              threads,
              new StudyPrinter(printer, cells.size()),
              interruption);
      return print(printer, directory, runner.run(), interruption.getAsBoolean());
    }
  }

  private Path folder(String name) {
    return out != null ? out : Path.of("studies", "%s-%s".formatted(name, EnumWords.word(scale)));
  }

  private static void describe(PrintWriter printer, String name) {
    StudyFile file = StudyFiles.parse(name, StudyFiles.source(name));
    printer.printf("%s: %s%n", name, file.title());
    if (!file.source().isEmpty()) {
      printer.printf("    %s%n", file.source());
    }
    for (Map.Entry<Scale, StudyFile.Settings> scale : file.scales().entrySet()) {
      printer.printf(
          "    %-6s %s; %d cells%n",
          EnumWords.word(scale.getKey()), scale.getValue().cost(), file.cellsOf(scale.getKey()));
    }
    if (!file.needs().isEmpty()) {
      printer.printf(Locale.ROOT, "    small and paper read %s%n", String.join(", ", file.needs()));
    }
  }

  private static int print(
      PrintWriter printer, StudyDirectory directory, StudyResults results, boolean stopped) {
    printer.println();
    new ResultsTable(results).lines().forEach(printer::println);
    printer.printf("%nthe study lies in %s%n", directory.root());
    if (stopped) {
      printer.println("stopped; the same command continues it");
    }
    printer.flush();
    if (!results.failures().isEmpty()) {
      throw new IllegalStateException(
          "%d of the study's cells failed; the same command tries them again"
              .formatted(results.failures().size()));
    }
    return 0;
  }
}
