package org.hyperbolic4j.experiments.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graphics card, as the NVIDIA driver reports it.
 *
 * @param name the card's name
 * @param computeCapability its compute capability, for instance 8.6
 */
public record Gpu(String name, double computeCapability) {

  /** The oldest compute capability that ND4J CUDA 11.6 has machine code for. */
  private static final double OLDEST = 3.7;

  private static final Pattern CARD = Pattern.compile("\\s*(.+?)\\s*,\\s*(\\d+(?:\\.\\d+)?)\\s*");

  /** The first that it has none for: its newest code is for 8.6, which serves all of 8.x. */
  private static final double TOO_NEW = 9.0;

  /**
   * Asks the driver.
   *
   * @return the cards, none if there is no NVIDIA driver
   */
  public static List<Gpu> detect() {
    return detect(
        List.of("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader"),
        Duration.ofSeconds(10));
  }

  /** Asks a program; one that does not end in time has nothing to say. */
  static List<Gpu> detect(List<String> query, Duration patience) {
    try {
      Path answer = Files.createTempFile("h4j-gpu", ".txt");
      try {
        return run(query, answer, patience) ? parse(Files.readString(answer)) : List.of();
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Into a file, because reading from a program that hangs would hang as well. */
  private static boolean run(List<String> query, Path answer, Duration patience)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(query).redirectErrorStream(true).redirectOutput(answer.toFile()).start();
    try {
      process.getOutputStream().close();
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  static List<Gpu> parse(String answer) {
    List<Gpu> cards = new ArrayList<>();
    for (String line : answer.lines().toList()) {
      Matcher matcher = CARD.matcher(line);
      // A card whose capability the driver does not tell ("[N/A]") cannot be judged.
      if (matcher.matches()) {
        cards.add(new Gpu(matcher.group(1), Double.parseDouble(matcher.group(2))));
      }
    }
    return cards;
  }

  /**
   * Says whether ND4J CUDA 11.6 can run on the card.
   *
   * @return one line with the verdict and its reason
   */
  public String verdict() {
    if (computeCapability < OLDEST) {
      return "%s (compute capability %s): too old for ND4J CUDA 11.6, which starts at %s"
          .formatted(name, computeCapability, OLDEST);
    }
    if (computeCapability >= TOO_NEW) {
      return "%s (compute capability %s): ND4J CUDA 11.6 cannot run on it, its code ends at 8.x"
          .formatted(name, computeCapability);
    }
    return "%s (compute capability %s): ND4J CUDA 11.6 can run on it (build with -Pcuda)"
        .formatted(name, computeCapability);
  }
}
