package org.hyperbolic4j.experiments.machine;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory this process has had at a time, Java's and native, as Linux reports it. */
public final class PeakMemory {

  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  private PeakMemory() {}

  /**
   * Asks the system.
   *
   * @return the largest resident set in MB of 2^20 bytes; empty where the system does not say
   */
  public static OptionalLong ofThisProcess() {
    return SystemFile.read("/proc/self/status")
        .map(PeakMemory::parse)
        .orElseGet(OptionalLong::empty);
  }

  static OptionalLong parse(String status) {
    Matcher peak = PEAK.matcher(status);
    return peak.find()
        ? OptionalLong.of(Long.parseLong(peak.group(1)) >> 10)
        : OptionalLong.empty();
  }
}
