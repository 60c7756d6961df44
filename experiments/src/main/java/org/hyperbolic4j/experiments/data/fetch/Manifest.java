package org.hyperbolic4j.experiments.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksums of the files of an unpacked archive, kept with them in the format of {@code
 * sha256sum}: whether a folder is as it was unpacked can be told when the archive is gone.
 */
final class Manifest {

  /** The name of the file. */
  static final String NAME = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  private final Map<String, String> checksums = new TreeMap<>();

  /** Adds a file of the folder. */
  void add(String name, String sha256) {
    checksums.put(name, sha256);
  }

  /** Writes it into the folder. */
  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    checksums.forEach((name, sha256) -> lines.add(sha256 + "  " + name));
    Files.write(folder.resolve(NAME), lines, StandardCharsets.UTF_8);
  }

  /**
   * What is not as it was unpacked in a folder with a manifest. Files that came later do not count.
   *
   * @param folder the folder
   * @param listener told how far it is
   * @return empty if all is as it was, else what is wrong
   * @throws IOException if something cannot be read
   */
  static Optional<String> firstFault(Path folder, FetchListener listener) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(NAME), StandardCharsets.UTF_8);
    if (lines.isEmpty()) {
      return Optional.of(NAME + " is empty");
    }
    Map<Path, String> published = new LinkedHashMap<>();
    long total = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        return Optional.of("line %d of %s is damaged".formatted(i + 1, NAME));
      }
      Path file = folder.resolve(line.group(2));
      if (!Files.isRegularFile(file)) {
        return Optional.of(line.group(2) + " is missing");
      }
      published.put(file, line.group(1));
      total += Files.size(file);
    }
    long done = 0;
    for (Map.Entry<Path, String> file : published.entrySet()) {
      try (InputStream in = Files.newInputStream(file.getKey())) {
        if (!Checksums.sha256(in).equals(file.getValue())) {
          return Optional.of(folder.relativize(file.getKey()) + " has changed");
        }
      }
      done += Files.size(file.getKey());
      listener.progress("checking " + folder.getFileName(), done, total);
    }
    return Optional.empty();
  }
}
