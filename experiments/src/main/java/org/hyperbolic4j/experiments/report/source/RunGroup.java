package org.hyperbolic4j.experiments.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperbolic4j.experiments.run.RunRecord;

/**
 * Runs of one configuration on the same images, which differ in their seeds.
 *
 * @param label the model, the data, and what else sets it apart from the other groups
 * @param runs its runs, at least one
 */
public record RunGroup(String label, List<RunLog> runs) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** In every label. */
  private static final Set<String> NAMED = Set.of("network.model", "data.name");

  /** What the images determine, and where they lie. */
  private static final Set<String> OF_THE_DATA =
      Set.of(
          "data.directory",
          "network.classes",
          "network.channels",
          "network.height",
          "network.width");

  /** What says which repetition a run is. */
  private record Seeds(long network, long training) {}

  /**
   * Copies the runs.
   *
   * @param label the model, the data, and what else sets it apart from the other groups
   * @param runs its runs, at least one
   */
  public RunGroup {
    runs = List.copyOf(runs);
  }

  /**
   * Puts runs together.
   *
   * @param runs any runs
   * @return the groups, in the order of their first runs
   */
  public static List<RunGroup> of(List<RunLog> runs) {
    Map<Map<String, String>, List<RunLog>> groups = new LinkedHashMap<>();
    for (RunLog run : runs) {
      groups.computeIfAbsent(settings(run.record()), key -> new ArrayList<>()).add(run);
    }
    List<RunGroup> result = new ArrayList<>();
    groups.forEach(
        (settings, members) ->
            result.add(
                new RunGroup(label(settings, differing(settings, groups.keySet())), members)));
    return result;
  }

  /** All that two runs of a group have in common, by its place in {@code run.json}. */
  private static Map<String, String> settings(RunRecord record) {
    ObjectNode config = JSON.valueToTree(record.config());
    config.withObject("/network").remove("seed");
    config.withObject("/training").remove("seed");
    Map<String, String> settings = new TreeMap<>();
    flatten("", config, settings);
    settings.keySet().removeAll(OF_THE_DATA);
    flatten("imported", JSON.valueToTree(record.imported()), settings);
    settings.put("training images", record.data().trainChecksum());
    settings.put("test images", record.data().testChecksum());
    return settings;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> settings) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      settings));
    } else {
      settings.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }

  /** What sets a group apart from others of its model and data. */
  private static Set<String> differing(Map<String, String> group, Set<Map<String, String>> groups) {
    Set<String> differing = new TreeSet<>();
    for (Map<String, String> other : groups) {
      if (NAMED.stream().allMatch(key -> group.get(key).equals(other.get(key)))) {
        group.forEach(
            (key, value) -> {
              if (!value.equals(other.get(key))) {
                differing.add(key);
              }
            });
      }
    }
    return differing;
  }

  private static String label(Map<String, String> settings, Set<String> differing) {
    StringBuilder label = new StringBuilder();
    label.append(settings.get("network.model")).append(" on ").append(settings.get("data.name"));
    for (String key : differing) {
      String value = settings.getOrDefault(key, "-");
      String name = key.substring(key.indexOf('.') + 1);
      boolean checksum = key.endsWith(" images");
      label.append(", ").append(name).append(' ').append(checksum ? value.substring(0, 8) : value);
    }
    return label.toString();
  }

  /**
   * The runs that repeat each other: the finished ones, one a seed, the first given.
   *
   * @return the runs of this group that figures are taken over
   */
  public List<RunLog> repetitions() {
    return List.copyOf(bySeeds().values());
  }

  private Map<Seeds, RunLog> bySeeds() {
    Map<Seeds, RunLog> bySeeds = new LinkedHashMap<>();
    runs.stream().filter(RunLog::finished).forEach(run -> bySeeds.putIfAbsent(seeds(run), run));
    return bySeeds;
  }

  private static Seeds seeds(RunLog run) {
    var config = run.record().config();
    return new Seeds(config.network().seed(), config.training().seed());
  }

  /**
   * Says whether two groups were tested on the same images.
   *
   * @param other another group
   * @return true if so
   */
  public boolean sharesTestImagesWith(RunGroup other) {
    return testImages().equals(other.testImages());
  }

  private String testImages() {
    return runs.get(0).record().data().testChecksum();
  }

  /**
   * Repetitions of two groups with the same seeds.
   *
   * @param other another group
   * @return for each seed that both have, this group's run and the other's
   */
  public List<Pair> pairs(RunGroup other) {
    Map<Seeds, RunLog> others = other.bySeeds();
    List<Pair> pairs = new ArrayList<>();
    bySeeds()
        .forEach(
            (seeds, run) -> {
              if (others.containsKey(seeds)) {
                pairs.add(new Pair(run, others.get(seeds)));
              }
            });
    return pairs;
  }

  /**
   * Two runs with the same seeds.
   *
   * @param first of one group
   * @param second of the other
   */
  public record Pair(RunLog first, RunLog second) {}
}
