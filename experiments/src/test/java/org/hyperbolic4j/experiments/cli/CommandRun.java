package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that was run in this process.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it complained about
 */
record CommandRun(int exit, String out, String err) {

  /** The smallest network and few images: a run of it takes a second. */
  static final List<String> SMALL =
      List.of(
          "--model",
          "poincare-2-2-2-resnet-8",
          "--limit",
          "48",
          "--test-limit",
          "24",
          "--batch",
          "16",
          "--epochs",
          "2");

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandRun(exit, out.toString(), err.toString());
  }

  /** A small training run; options given here come on top of {@link #SMALL}. */
  static CommandRun train(Path out, String... options) {
    return of(trainArguments(out, options));
  }

  static String[] trainArguments(Path out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "--out", out.toString()));
    List<String> given = List.of(options);
    for (int i = 0; i < SMALL.size(); i += 2) {
      if (!given.contains(SMALL.get(i))) {
        arguments.addAll(SMALL.subList(i, i + 2));
      }
    }
    arguments.addAll(given);
    return arguments.toArray(String[]::new);
  }
}
