package org.hyperbolic4j.experiments.cli;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's options as the description of a run keeps them. */
final class RecordedOptions {

  /** What may differ when a run is resumed. */
  static final Set<String> FREE =
      Set.of(
          "--out", "--resume", "--epochs", "--data-dir", "--checkpoint-seconds", "--stack-trace");

  private RecordedOptions() {}

  /** Values as given or by default, by the options' names, without {@link #FREE} ones. */
  static Map<String, String> of(CommandSpec spec) {
    Map<String, String> options = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      if (!FREE.contains(option.longestName()) && !option.usageHelp() && !option.versionHelp()) {
        Object value = option.getValue();
        if (value != null) {
          options.put(
              option.longestName(),
              value instanceof Enum ? EnumWords.word(value) : value.toString());
        }
      }
    }
    return options;
  }
}
