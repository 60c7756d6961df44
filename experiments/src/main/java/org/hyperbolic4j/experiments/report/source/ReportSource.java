package org.hyperbolic4j.experiments.report.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;

/**
 * Everything a report tells of.
 *
 * @param study the study, if it is one
 * @param runs the runs that were given, or those of the study's cells
 * @param sheets PNG files that the study's cells drew
 */
public record ReportSource(Optional<Findings> study, List<RunLog> runs, List<Path> sheets) {

  /**
   * Copies the lists.
   *
   * @param study the study, if it is one
   * @param runs the runs that were given, or those of the study's cells
   * @param sheets PNG files that the study's cells drew
   */
  public ReportSource {
    runs = List.copyOf(runs);
    sheets = List.copyOf(sheets);
  }

  /**
   * Reads folders.
   *
   * @param folders folders of runs, or one of a study
   * @return what is in them
   * @throws BadInputException if a folder is neither, something in it is damaged, or a study is
   *     given together with anything else
   */
  public static ReportSource read(List<Path> folders) {
    Optional<Path> study = folders.stream().filter(FindingsFile::isIn).findFirst();
    if (study.isEmpty()) {
      return new ReportSource(Optional.empty(), runs(labels(folders)), List.of());
    }
    if (folders.size() > 1) {
      throw new BadInputException(
          "%s is the folder of a study: a report of it takes no other folder"
              .formatted(study.get()));
    }
    return new ReportSource(
        Optional.of(FindingsFile.read(study.get())), runs(cells(study.get())), sheets(study.get()));
  }

  private static List<RunLog> runs(Map<Path, String> labels) {
    List<RunLog> runs = new ArrayList<>();
    labels.forEach((folder, label) -> runs.add(RunLog.read(label, folder)));
    return runs;
  }

  /** The folder's name; all of its path where another has the same. */
  private static Map<Path, String> labels(List<Path> folders) {
    Map<String, Integer> count = new HashMap<>();
    Map<Path, String> labels = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (labels.put(folder.toAbsolutePath().normalize(), name(folder)) == null) {
        count.merge(name(folder), 1, Integer::sum);
      }
    }
    labels.replaceAll((folder, name) -> count.get(name) == 1 ? name : folder.toString());
    return labels;
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /**
   * Runs whose networks show what the others are like: all that were given, or of a study the first
   * finished one of each configuration.
   *
   * @return some of the runs
   */
  public List<RunLog> examples() {
    return study.isEmpty()
        ? runs
        : RunGroup.of(runs).stream()
            .flatMap(group -> group.runs().stream().filter(RunLog::finished).limit(1))
            .toList();
  }

  private static List<Path> sheets(Path study) {
    if (!Files.isDirectory(study.resolve("cells"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(study.resolve("cells"), 2)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be read: %s".formatted(study, DiskFailure.reason(e)), e);
    }
  }

  /** A study's cells that trained a network, in the order of their names. */
  private static Map<Path, String> cells(Path study) {
    Map<Path, String> cells = new LinkedHashMap<>();
    Path parent = study.resolve("cells");
    if (!Files.isDirectory(parent)) {
      return cells;
    }
    try (Stream<Path> folders = Files.list(parent)) {
      folders
          .sorted()
          .filter(cell -> Files.isRegularFile(cell.resolve("run").resolve("run.json")))
          .forEach(cell -> cells.put(cell.resolve("run"), name(cell)));
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be read: %s".formatted(parent, DiskFailure.reason(e)), e);
    }
    return cells;
  }
}
