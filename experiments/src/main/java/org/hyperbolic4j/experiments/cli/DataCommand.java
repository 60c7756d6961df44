package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.hyperbolic4j.experiments.data.fetch.Catalogue;
import org.hyperbolic4j.experiments.data.fetch.Fetcher;
import org.hyperbolic4j.experiments.data.fetch.RemoteFile;
import org.hyperbolic4j.experiments.data.fetch.RemoteSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gets data sets from their authors. */
@Command(
    name = "data",
    description = "Fetch data sets from their authors, or list them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Runnable {

  private static final Path USUAL = Path.of("data");

  private final Catalogue catalogue;

  @Spec private CommandSpec spec;

  DataCommand() {
    this(Catalogue.standard());
  }

  DataCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "data what? fetch or list");
  }

  @Command(
      name = "fetch",
      description =
          "Download, verify and unpack a data set. What is there is kept, an interrupted download"
              + " goes on. Behind a proxy, set H4J_JAVA_OPTS='-Dhttps.proxyHost=HOST"
              + " -Dhttps.proxyPort=PORT', and the same with http.",
      mixinStandardHelpOptions = true)
  int fetch(
      @Parameters(
              paramLabel = "NAME",
              description = "cifar10, cifar100, svhn, fashion-mnist or textures")
          String name,
      @Option(
              names = "--data-dir",
              paramLabel = "DIR",
              description = "folder for its files; default: data/NAME")
          Path directory) {
    RemoteSet set = catalogue.find(name);
    Path folder = directory == null ? USUAL.resolve(name) : directory;
    PrintWriter out = spec.commandLine().getOut();
    try (FetchBar bar = new FetchBar(out)) {
      new Fetcher(bar).fetch(set, folder);
    }
    out.printf("%s, licence: %s%n", set.title(), set.licence());
    out.printf("cite %s%n", set.citation());
    out.printf("use it with %s%n", set.usage(folder));
    out.flush();
    return 0;
  }

  @Command(
      name = "list",
      description = "List the data sets that can be fetched, and whether they are in data/NAME.",
      mixinStandardHelpOptions = true)
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    for (RemoteSet set : catalogue.sets()) {
      Path folder = USUAL.resolve(set.name());
      String presence =
          switch (set.presence(folder)) {
            case NONE -> "not in " + folder;
            case PARTLY -> "partly in " + folder;
            case COMPLETE -> "in " + folder;
          };
      long bytes = set.files().stream().mapToLong(RemoteFile::bytes).sum();
      out.printf(
          Locale.ROOT,
          "%-14s %s, %.0f MB to download, %s%n",
          set.name(),
          set.title(),
          bytes / 1e6,
          presence);
      out.printf("%-14s %s; licence: %s%n", "", set.page(), set.licence());
      out.printf("%-14s %s%n", "", set.citation());
    }
    out.flush();
    return 0;
  }
}
