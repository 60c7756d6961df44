package org.hyperbolic4j.experiments.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A study as its YAML file says it. Option values are those of the command line without the leading
 * dashes; {@code true} is a flag that is given, {@code false} and null one that is not. In texts
 * {@code {run}} stands for the cell's run folder, {@code {cell}} for the cell's own, {@code {data}}
 * for the folder with the data sets, {@code {seed}} for the seed, {@code {FACTOR}} for the level of
 * a factor, and {@code {NAME}} for the value of an option {@code $NAME}, which is not passed on.
 *
 * @param title one line for people
 * @param question what the study asks
 * @param source which table or figure it reproduces, and where
 * @param needs folders of data sets under {@code {data}}, which must be there where cells read them
 * @param command the h4j command of every cell, for instance {@code train} or {@code bench step}
 * @param options its options
 * @param factors what is varied: factor, level, and the options that make the level
 * @param without combinations of levels that are left out
 * @param then further commands on each cell, in this order
 * @param comparisons commands on several cells of one seed
 * @param metrics what is taken from the cells' results
 * @param series curves that are taken from them
 * @param trends lines through them that say where a limit is reached
 * @param published figures of the paper
 * @param scales settings of the scales there are
 */
public record StudyFile(
    String title,
    String question,
    String source,
    List<String> needs,
    String command,
    Map<String, Object> options,
    Map<String, Map<String, Map<String, Object>>> factors,
    List<Map<String, String>> without,
    List<Follow> then,
    List<Comparison> comparisons,
    List<Metric> metrics,
    List<Curve> series,
    List<Trend> trends,
    List<Published> published,
    Map<Scale, Settings> scales) {

  private static final Set<String> PLACES = Set.of("run", "cell", "data", "seed");

  /**
   * Takes what is missing for empty.
   *
   * @param title one line for people
   * @param question what the study asks
   * @param source which table or figure it reproduces, and where
   * @param needs folders of data sets under {@code {data}}, which must be there where cells read
   *     them
   * @param command the h4j command of every cell, for instance {@code train} or {@code bench step}
   * @param options its options
   * @param factors what is varied: factor, level, and the options that make the level
   * @param without combinations of levels that are left out
   * @param then further commands on each cell, in this order
   * @param comparisons commands on several cells of one seed
   * @param metrics what is taken from the cells' results
   * @param series curves that are taken from them
   * @param trends lines through them that say where a limit is reached
   * @param published figures of the paper
   * @param scales settings of the scales there are
   * @throws IllegalArgumentException with one line if something is missing or does not fit
   */
  public StudyFile {
    title = required(title, "title");
    question = question == null ? "" : question.strip();
    source = source == null ? "" : source.strip();
    needs = list(needs);
    command = required(command, "command");
    options = map(options);
    factors = map(factors);
    without = list(without);
    then = list(then);
    comparisons = list(comparisons);
    metrics = list(metrics);
    series = list(series);
    trends = list(trends);
    published = list(published);
    scales = map(scales);
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("a study varies something: 'factors' is missing or empty");
    }
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("a study measures something: 'metrics' is missing");
    }
    if (scales.isEmpty()) {
      throw new IllegalArgumentException("'scales' needs one of smoke, small and paper");
    }
    for (Map.Entry<String, Map<String, Map<String, Object>>> factor : factors.entrySet()) {
      if (factor.getValue() == null || factor.getValue().isEmpty()) {
        throw new IllegalArgumentException(
            "the factor '%s' has no levels".formatted(factor.getKey()));
      }
      if (PLACES.contains(factor.getKey())) {
        throw new IllegalArgumentException(
            "a factor cannot be called '%s', which stands for something else in texts"
                .formatted(factor.getKey()));
      }
    }
    requireNames(command, then, comparisons, metrics, series, trends, published, scales);
    for (Curve curve : series) {
      for (String factor : curve.by()) {
        if (!factors.containsKey(factor)) {
          throw new IllegalArgumentException(
              "'series.by' names the factor '%s'; there are %s"
                  .formatted(factor, factors.keySet()));
        }
      }
    }
    for (Trend trend : trends) {
      requireNumbers(factors, trend.over());
    }
    for (Comparison comparison : comparisons) {
      for (Map<String, String> wanted : comparison.of()) {
        requireLevels(factors, wanted, "comparisons");
      }
    }
    for (Map<String, String> combination : without) {
      requireLevels(factors, combination, "without");
    }
    for (Published figure : published) {
      requireLevels(factors, figure.levels(), "published");
    }
    for (Map.Entry<Scale, Settings> scale : scales.entrySet()) {
      if (scale.getValue() == null) {
        throw new IllegalArgumentException(
            "the scale '%s' has no settings; {} is enough".formatted(scale.getKey()));
      }
      for (Map.Entry<String, List<String>> kept : scale.getValue().levels().entrySet()) {
        for (String level : kept.getValue()) {
          requireLevels(factors, Map.of(kept.getKey(), level), "scales");
        }
      }
    }
  }

  /**
   * How many runs a scale has, comparisons apart.
   *
   * @param scale the scale
   * @return combinations of levels times seeds
   */
  public int cellsOf(Scale scale) {
    return combinations(scale).size() * scales.get(scale).seeds();
  }

  /** The combinations of levels that a scale runs, the last factor varying fastest. */
  List<Map<String, String>> combinations(Scale scale) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, Map<String, Map<String, Object>>> factor : factors.entrySet()) {
      List<String> levels =
          scales
              .get(scale)
              .levels()
              .getOrDefault(factor.getKey(), List.copyOf(factor.getValue().keySet()));
      combinations =
          combinations.stream()
              .flatMap(known -> levels.stream().map(level -> with(known, factor.getKey(), level)))
              .toList();
    }
    return combinations.stream()
        .filter(levels -> without.stream().noneMatch(left -> Study.matches(left, levels)))
        .toList();
  }

  private static Map<String, String> with(Map<String, String> levels, String factor, String level) {
    Map<String, String> more = new LinkedHashMap<>(levels);
    more.put(factor, level);
    return more;
  }

  /** A metric by its name, which there is. */
  Metric metric(String name) {
    return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow();
  }

  /** Says whether a metric of a command's result is a time, or something else that varies. */
  boolean times(String result) {
    return metrics.stream().anyMatch(metric -> metric.from().equals(result) && metric.measured());
  }

  /**
   * Says whether another file runs the same, whatever it takes from the results.
   *
   * @param other the other
   * @return true if cells, commands, options and scales are equal
   */
  boolean runsAs(StudyFile other) {
    return needs.equals(other.needs)
        && command.equals(other.command)
        && options.equals(other.options)
        && factors.equals(other.factors)
        && without.equals(other.without)
        && then.equals(other.then)
        && comparisons.equals(other.comparisons)
        && scales.equals(other.scales);
  }

  /**
   * A command that follows on each cell.
   *
   * @param name name of its result
   * @param command the h4j command
   * @param arguments everything after it
   * @param untrained whether it needs no trained network, and so is run where training diverged
   */
  public record Follow(String name, String command, List<String> arguments, boolean untrained) {
    /**
     * Checks that all is there.
     *
     * @param name name of its result
     * @param command the h4j command
     * @param arguments everything after it
     * @param untrained whether it needs no trained network
     */
    public Follow {
      name = required(name, "then.name");
      command = required(command, "then.command");
      arguments = list(arguments);
    }
  }

  /**
   * A command on several cells of one seed.
   *
   * @param name name of its result
   * @param levels the row of the table it stands in
   * @param command the h4j command
   * @param of the cells, by their levels: their run folders are the first arguments
   * @param arguments further arguments
   */
  public record Comparison(
      String name,
      Map<String, String> levels,
      String command,
      List<Map<String, String>> of,
      List<String> arguments) {
    /**
     * Checks that all is there.
     *
     * @param name name of its result
     * @param levels the row of the table it stands in
     * @param command the h4j command
     * @param of the cells, by their levels: their run folders are the first arguments
     * @param arguments further arguments
     */
    public Comparison {
      name = required(name, "comparisons.name");
      levels = map(levels);
      command = required(command, "comparisons.command");
      of = list(of);
      arguments = list(arguments);
    }
  }

  /**
   * A number of every cell.
   *
   * @param name its short name
   * @param title what it is
   * @param unit its unit, or empty
   * @param from name of the result it is taken from: the command's first word, or that of a follow
   * @param at JSON pointer to it
   * @param times what it is multiplied by; 1 unless given
   * @param better {@code higher}, {@code lower} or null
   * @param measured whether it measures time or memory, and so differs from run to run
   */
  public record Metric(
      String name,
      String title,
      String unit,
      String from,
      String at,
      Double times,
      String better,
      boolean measured) {
    /**
     * Checks that all is there.
     *
     * @param name its short name
     * @param title what it is
     * @param unit its unit, or empty
     * @param from name of the result it is taken from
     * @param at JSON pointer to it
     * @param times what it is multiplied by; 1 unless given
     * @param better {@code higher}, {@code lower} or null
     * @param measured whether it measures time or memory, and so differs from run to run
     */
    public Metric {
      name = required(name, "metrics.name");
      title = title == null ? name : title;
      unit = unit == null ? "" : unit;
      from = required(from, "metrics.from");
      at = required(at, "metrics.at");
      times = times == null ? Double.valueOf(1) : times;
    }
  }

  /**
   * A curve of every cell.
   *
   * @param name its short name
   * @param title what it is
   * @param from name of the result it is taken from
   * @param x JSON pointer to an array
   * @param y JSON pointer to an array as long
   * @param abscissa what x is
   * @param ordinate what y is
   * @param by factors whose levels have a figure each; all in one unless given
   */
  public record Curve(
      String name,
      String title,
      String from,
      String x,
      String y,
      String abscissa,
      String ordinate,
      List<String> by) {
    /**
     * Checks that all is there.
     *
     * @param name its short name
     * @param title what it is
     * @param from name of the result it is taken from
     * @param x JSON pointer to an array
     * @param y JSON pointer to an array as long
     * @param abscissa what x is
     * @param ordinate what y is
     * @param by factors whose levels have a figure each; all in one unless given
     */
    public Curve {
      name = required(name, "series.name");
      title = title == null ? name : title;
      from = required(from, "series.from");
      x = required(x, "series.x");
      y = required(y, "series.y");
      by = list(by);
    }
  }

  /**
   * A straight line through a metric over a factor whose levels are numbers, for each combination
   * of the other levels.
   *
   * @param metric which metric
   * @param over the factor
   * @param limit a value of the metric
   * @param title what it is where the line reaches the limit
   */
  public record Trend(String metric, String over, Double limit, String title) {
    /**
     * Checks that all is there.
     *
     * @param metric which metric
     * @param over the factor
     * @param limit a value of the metric
     * @param title what it is where the line reaches the limit
     */
    public Trend {
      metric = required(metric, "trends.metric");
      over = required(over, "trends.over");
      title = required(title, "trends.title");
      if (limit == null) {
        throw new IllegalArgumentException("'trends.limit' is missing");
      }
    }
  }

  /**
   * Figures that were published.
   *
   * @param levels the row they belong to; factors that are not named may have any level
   * @param values figures by metric, in its unit
   * @param source where they were read
   */
  public record Published(Map<String, String> levels, Map<String, Double> values, String source) {
    /**
     * Checks that all is there.
     *
     * @param levels the row they belong to; factors that are not named may have any level
     * @param values figures by metric, in its unit
     * @param source where they were read
     */
    public Published {
      levels = map(levels);
      values = map(values);
      if (values.isEmpty() || values.containsValue(null)) {
        throw new IllegalArgumentException("'published.values' is missing, or one of them is");
      }
      source = required(source, "published.source");
    }
  }

  /**
   * What a scale changes.
   *
   * @param cost what it takes, for people
   * @param seeds how often each cell is run: seeds 0, 1, ...; 1 unless given
   * @param options options on top of the study's and those of levels
   * @param levels which levels of a factor are run; all of factors that are not named
   * @param then arguments added to those of follows and comparisons, by their names
   */
  public record Settings(
      String cost,
      Integer seeds,
      Map<String, Object> options,
      Map<String, List<String>> levels,
      Map<String, List<String>> then) {
    /**
     * Takes what is missing for empty.
     *
     * @param cost what it takes, for people
     * @param seeds how often each cell is run: seeds 0, 1, ...; 1 unless given
     * @param options options on top of the study's and those of levels
     * @param levels which levels of a factor are run; all of factors that are not named
     * @param then arguments added to those of follows and comparisons, by their names
     */
    public Settings {
      cost = cost == null ? "" : cost;
      seeds = seeds == null ? Integer.valueOf(1) : seeds;
      options = map(options);
      levels = map(levels);
      then = map(then);
      if (seeds < 1) {
        throw new IllegalArgumentException(
            "a cell is run at least once, not %d times".formatted(seeds));
      }
    }
  }

  /** Checks that what refers to results and metrics by name names one that there is. */
  private static void requireNames(
      String command,
      List<Follow> then,
      List<Comparison> comparisons,
      List<Metric> metrics,
      List<Curve> series,
      List<Trend> trends,
      List<Published> published,
      Map<Scale, Settings> scales) {
    List<String> further =
        Stream.concat(then.stream().map(Follow::name), comparisons.stream().map(Comparison::name))
            .distinct()
            .toList();
    List<String> results =
        Stream.concat(Stream.of(command.split(" ", -1)[0]), further.stream()).toList();
    metrics.forEach(metric -> requireName(results, metric.from(), "metrics.from"));
    series.forEach(curve -> requireName(results, curve.from(), "series.from"));
    List<String> measured = metrics.stream().map(Metric::name).toList();
    trends.forEach(trend -> requireName(measured, trend.metric(), "trends.metric"));
    published.stream()
        .flatMap(figure -> figure.values().keySet().stream())
        .forEach(metric -> requireName(measured, metric, "published.values"));
    scales.values().stream()
        .filter(Objects::nonNull)
        .flatMap(settings -> settings.then().keySet().stream())
        .forEach(name -> requireName(further, name, "scales.then"));
  }

  private static void requireName(List<String> names, String name, String where) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' names '%s'; there are %s".formatted(where, name, names));
    }
  }

  private static void requireNumbers(
      Map<String, Map<String, Map<String, Object>>> factors, String factor) {
    requireName(List.copyOf(factors.keySet()), factor, "trends.over");
    for (String level : factors.get(factor).keySet()) {
      try {
        Double.parseDouble(level);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'trends.over' names '%s', whose level '%s' is not a number".formatted(factor, level),
            e);
      }
    }
  }

  private static void requireLevels(
      Map<String, Map<String, Map<String, Object>>> factors,
      Map<String, String> levels,
      String where) {
    levels.forEach(
        (factor, level) -> {
          if (!factors.containsKey(factor)) {
            throw new IllegalArgumentException(
                "'%s' names the factor '%s'; there are %s"
                    .formatted(where, factor, factors.keySet()));
          }
          if (!factors.get(factor).containsKey(level)) {
            throw new IllegalArgumentException(
                "'%s' names the level '%s' of '%s'; there are %s"
                    .formatted(where, level, factor, factors.get(factor).keySet()));
          }
        });
  }

  private static String required(String text, String what) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("'%s' is missing".formatted(what));
    }
    return text.strip();
  }

  private static <T> List<T> list(List<T> given) {
    if (given != null && given.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a list has an empty entry");
    }
    return given == null ? List.of() : List.copyOf(given);
  }

  private static <K, V> Map<K, V> map(Map<K, V> given) {
    return given == null ? Map.of() : new LinkedHashMap<>(given);
  }
}
