package org.hyperbolic4j.experiments.report.page;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files, made from what people call things: safe on any system, and each unlike others.
 */
public final class FileNames {

  private static final int LONGEST = 80;

  private final Set<String> taken = new HashSet<>();

  /** None taken yet. */
  public FileNames() {}

  /**
   * Makes a name.
   *
   * @param words what it is made from
   * @return letters, digits, dots, hyphens and underscores; never given before, in any case
   */
  public String of(String words) {
    String plain = words.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    String name =
        plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(LONGEST, plain.length()));
    String free = name;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    return free;
  }
}
