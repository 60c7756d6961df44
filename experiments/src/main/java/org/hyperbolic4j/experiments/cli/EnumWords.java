package org.hyperbolic4j.experiments.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Enum constants as people write them on a command line: {@code crop-and-mirror}. */
final class EnumWords {

  private EnumWords() {}

  /** Makes all enum options of a command and its subcommands take and show words. */
  static void use(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      if (option.type().isEnum()) {
        List<String> words =
            Arrays.stream(option.type().getEnumConstants()).map(EnumWords::word).toList();
        ITypeConverter<?> converter = text -> constant(option.type(), words, text);
        spec.remove(option);
        spec.add(option.toBuilder().completionCandidates(words).converters(converter).build());
      }
    }
    line.getSubcommands().values().forEach(EnumWords::use);
  }

  /** The word of a constant. */
  static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object constant(Class<?> type, List<String> words, String text) {
    int index = words.indexOf(text.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (index < 0) {
      throw new TypeConversionException(
          "'%s' is none of %s".formatted(text, String.join(", ", words)));
    }
    return type.getEnumConstants()[index];
  }
}
