package org.hyperbolic4j.experiments.machine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vector instructions of the processor, as Linux reports them. */
public final class VectorFlags {

  /** The first processor's: "flags" on x86, "Features" on ARM. */
  private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:(.*)$");

  private static final Pattern VECTOR =
      Pattern.compile("sse\\w*|ssse3|avx\\w*|fma|f16c|amx\\w*|neon|asimd\\w*|sve\\w*|sme\\w*");

  private VectorFlags() {}

  /**
   * Asks the system.
   *
   * @return such as {@code avx2}, sorted; none where the system does not say
   */
  public static List<String> ofThisMachine() {
    return SystemFile.read("/proc/cpuinfo").map(VectorFlags::parse).orElseGet(List::of);
  }

  static List<String> parse(String processors) {
    Matcher flags = FLAGS.matcher(processors);
    return flags.find()
        ? Pattern.compile("\\s+")
            .splitAsStream(flags.group(1))
            .filter(VECTOR.asMatchPredicate())
            .sorted()
            .toList()
        : List.of();
  }
}
