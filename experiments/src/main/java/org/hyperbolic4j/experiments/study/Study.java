package org.hyperbolic4j.experiments.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.BadInputException;

/** A study at one scale: its cells, in the order in which they are run. */
public final class Study {

  static final String TRAIN = "train";

  /** Begins the names of options that are not passed on but fill places in other texts. */
  private static final String VARIABLE = "$";

  private final String asked;
  private final String name;
  private final StudyFile file;
  private final Scale scale;
  private final StudyFile.Settings settings;
  private final StudyDirectory directory;
  private final Path data;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Cell> comparisons = new ArrayList<>();

  /**
   * A study.
   *
   * @param asked what it was asked for by: its name or its file
   * @param file what it is
   * @param scale how much of it
   * @param directory its folder
   * @param data folder with the folders of data sets
   * @throws BadInputException with one line if there is no such scale, or data are missing
   */
  public Study(String asked, StudyFile file, Scale scale, StudyDirectory directory, Path data) {
    this.asked = asked;
    this.name = StudyFiles.name(asked);
    this.file = file;
    this.scale = scale;
    this.directory = directory;
    this.data = data;
    settings = file.scales().get(scale);
    if (settings == null) {
      throw new BadInputException(
          "study '%s' has no scale '%s'; it has %s"
              .formatted(
                  name,
                  word(scale),
                  file.scales().keySet().stream()
                      .map(Study::word)
                      .collect(Collectors.joining(", "))));
    }
    for (int seed = 0; seed < settings.seeds(); seed++) {
      for (Map<String, String> levels : file.combinations(scale)) {
        cells.add(cell(levels, seed));
      }
      for (StudyFile.Comparison comparison : file.comparisons()) {
        addComparison(comparison, seed);
      }
    }
    requireDifferentNames();
    file.needs().stream().map(data::resolve).filter(this::isRead).forEach(this::requireFolder);
  }

  private void requireDifferentNames() {
    Set<String> ids = new HashSet<>();
    for (Cell cell : all()) {
      if (!ids.add(cell.id())) {
        throw new BadInputException(
            "study '%s': two cells are called %s: levels need names that differ in letters or digits"
                .formatted(name, cell.id()));
      }
    }
  }

  /**
   * What all cells have in common: levels of factors that have one at this scale, and options that
   * no level changes.
   */
  Map<String, String> common() {
    Map<String, String> common = new LinkedHashMap<>();
    Set<String> varied = new HashSet<>();
    file.factors()
        .forEach(
            (factor, levels) -> {
              List<String> here =
                  settings.levels().getOrDefault(factor, List.copyOf(levels.keySet()));
              if (here.size() == 1) {
                common.put(factor, here.get(0));
              }
              levels.values().stream()
                  .filter(Objects::nonNull)
                  .forEach(level -> varied.addAll(level.keySet()));
            });
    Map<String, Object> options = new LinkedHashMap<>(file.options());
    varied.forEach(options::remove);
    options.putAll(settings.options());
    options.forEach(
        (option, value) -> {
          boolean given = value != null && !value.equals(false);
          if (given && !String.valueOf(value).contains("{")) {
            common.put(option.replace(VARIABLE, ""), String.valueOf(value));
          }
        });
    common.put("seeds", String.valueOf(settings.seeds()));
    return common;
  }

  static String word(Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  private boolean isRead(Path folder) {
    return all().stream()
        .flatMap(cell -> cell.commands().stream())
        .flatMap(command -> command.arguments().stream())
        .anyMatch(argument -> reads(argument, folder.toString()));
  }

  private static boolean reads(String argument, String folder) {
    return Pattern.compile(Pattern.quote(folder) + "(?![^/\\\\])").matcher(argument).find();
  }

  private void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          "study '%s' needs the data set in %s; 'h4j data fetch' gets data sets, --data-dir says"
                  .formatted(name, folder)
              + " where their folders are");
    }
  }

  /** Says whether levels are as asked for; factors that are not named may have any. */
  static boolean matches(Map<String, String> asked, Map<String, String> levels) {
    return asked.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(levels.get(entry.getKey())));
  }

  /** A name for a folder: letters, digits, points, hyphens. */
  private static String id(Map<String, String> levels, int seed) {
    return levels.values().stream().map(Study::plain).collect(Collectors.joining("_"))
        + "_seed-"
        + seed;
  }

  private static String plain(String level) {
    return Normalizer.normalize(level, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("+", "p")
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("^-|-$", "");
  }

  private Cell cell(Map<String, String> levels, int seed) {
    String id = id(levels, seed);
    Map<String, Object> options = new LinkedHashMap<>(file.options());
    levels.forEach(
        (factor, level) -> {
          Map<String, Object> own = file.factors().get(factor).get(level);
          options.putAll(own == null ? Map.of() : own);
        });
    options.putAll(settings.options());
    List<Cell.Command> commands = new ArrayList<>();
    List<String> words = List.of(file.command().split(" ", -1));
    List<String> arguments = new ArrayList<>(words);
    boolean trains = file.command().equals(TRAIN);
    if (trains) {
      arguments.addAll(List.of("--out", directory.run(id).toString()));
      options.putIfAbsent("seed", seed);
    }
    Map<String, String> places = places(id, seed);
    places.putAll(levels);
    options.forEach(
        (option, value) -> {
          if (option.startsWith(VARIABLE)) {
            places.put(option.substring(VARIABLE.length()), String.valueOf(value));
          }
        });
    options.forEach((option, value) -> add(arguments, option, value, places));
    commands.add(new Cell.Command(words.get(0), arguments, trains, false));
    for (StudyFile.Follow follow : file.then()) {
      commands.add(
          new Cell.Command(
              follow.name(),
              arguments(follow.command(), List.of(), follow.name(), follow.arguments(), places),
              false,
              follow.untrained()));
    }
    return new Cell(id, levels, seed, commands, List.of());
  }

  private static void add(
      List<String> arguments, String option, Object value, Map<String, String> places) {
    if (value == null || value.equals(false) || option.startsWith(VARIABLE)) {
      return;
    }
    arguments.add("--" + option);
    if (!value.equals(true)) {
      arguments.add(filled(value.toString(), places));
    }
  }

  private List<String> arguments(
      String command,
      List<String> first,
      String follow,
      List<String> own,
      Map<String, String> places) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.addAll(first);
    own.forEach(argument -> arguments.add(filled(argument, places)));
    settings
        .then()
        .getOrDefault(follow, List.of())
        .forEach(argument -> arguments.add(filled(argument, places)));
    return arguments;
  }

  private Map<String, String> places(String id, int seed) {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("run", directory.run(id).toString());
    places.put("cell", directory.cell(id).toString());
    places.put("data", data.toString());
    places.put("seed", Integer.toString(seed));
    return places;
  }

  private static String filled(String text, Map<String, String> places) {
    String filled = text;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace("{" + place.getKey() + "}", place.getValue());
    }
    return filled;
  }

  private void addComparison(StudyFile.Comparison comparison, int seed) {
    List<Cell> inputs = new ArrayList<>();
    for (Map<String, String> wanted : comparison.of()) {
      List<Cell> found =
          cells.stream()
              .filter(cell -> cell.seed() == seed && matches(wanted, cell.levels()))
              .toList();
      if (found.isEmpty()) {
        return; // its cells are not part of this scale
      }
      if (found.size() > 1) {
        throw new BadInputException(
            "study '%s': comparison '%s' names %d cells by %s, not one"
                .formatted(name, comparison.name(), found.size(), wanted));
      }
      inputs.add(found.get(0));
    }
    Map<String, String> named = new LinkedHashMap<>(Map.of("comparison", comparison.name()));
    named.putAll(comparison.levels());
    String id = id(named, seed);
    List<String> runs = inputs.stream().map(input -> directory.run(input.id()).toString()).toList();
    List<String> arguments =
        arguments(
            comparison.command(),
            runs,
            comparison.name(),
            comparison.arguments(),
            places(id, seed));
    comparisons.add(
        new Cell(
            id,
            comparison.levels(),
            seed,
            List.of(new Cell.Command(comparison.name(), arguments, false, false)),
            inputs));
  }

  /** What is run first, in any order. */
  List<Cell> cells() {
    return cells;
  }

  /** What is run when all cells are done. */
  List<Cell> comparisons() {
    return comparisons;
  }

  /** All of it. */
  List<Cell> all() {
    List<Cell> all = new ArrayList<>(cells);
    all.addAll(comparisons);
    return all;
  }

  /**
   * The study's name.
   *
   * @return its name
   */
  public String name() {
    return name;
  }

  /** The command that carries it out. */
  String command() {
    return "h4j reproduce %s --scale %s".formatted(asked, word(scale));
  }

  /**
   * How many cells there are, comparisons included.
   *
   * @return at least 1
   */
  public int size() {
    return cells.size() + comparisons.size();
  }

  /**
   * What the file says.
   *
   * @return the file
   */
  public StudyFile file() {
    return file;
  }

  /**
   * How much of it is run.
   *
   * @return the scale
   */
  public Scale scale() {
    return scale;
  }

  /** Its folder. */
  StudyDirectory directory() {
    return directory;
  }
}
