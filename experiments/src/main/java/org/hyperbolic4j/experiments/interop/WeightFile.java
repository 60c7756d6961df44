package org.hyperbolic4j.experiments.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.nn.model.EvaluationStatistics;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A file with the weights of a network, written here or elsewhere. */
public final class WeightFile {

  private final Path path;
  private final Map<String, INDArray> tensors;
  private final Names names;
  private final String checksum;

  private WeightFile(Path path, Map<String, INDArray> tensors, String checksum) {
    this.path = path;
    this.tensors = tensors;
    this.names = Names.of(tensors.keySet());
    this.checksum = checksum;
  }

  /**
   * Reads a file of whichever format, under whichever names.
   *
   * @param path the file
   * @return the weights
   * @throws BadInputException if there is no such file, or it is damaged or of another format
   */
  public static WeightFile read(Path path) {
    return new WeightFile(path, TensorFormat.read(path), TensorFormat.checksum(path));
  }

  /**
   * Whose names the tensors have.
   *
   * @return the names
   */
  public Names names() {
    return names;
  }

  /**
   * What tells the file from others.
   *
   * @return SHA-256 of its bytes, in hexadecimal
   */
  public String checksum() {
    return checksum;
  }

  /**
   * The storage type that keeps every bit of the weights.
   *
   * @return {@link Precision#DOUBLE} if any are float64
   */
  public Precision precision() {
    boolean wide =
        tensors.entrySet().stream()
            .filter(tensor -> !names.isCurvature(tensor.getKey()))
            .anyMatch(tensor -> tensor.getValue().dataType() == DataType.DOUBLE);
    return wide ? Precision.DOUBLE : Precision.FLOAT;
  }

  /**
   * The statistics with which the network was evaluated where it comes from.
   *
   * @param model name of the network
   * @return {@link EvaluationStatistics#BATCH} for hyperbolic batch norm of the published code
   */
  public EvaluationStatistics statistics(String model) {
    return names == Names.PUBLISHED && !ModelSpec.parse(model).hasEuclideanBody()
        ? EvaluationStatistics.BATCH
        : EvaluationStatistics.RUNNING;
  }

  /**
   * The curvature.
   *
   * @param form how a file with published names keeps it
   * @return c, or where it is learned, c at the start; empty if the file does not say
   * @throws BadInputException if the file says different ones, or none that a number can be
   */
  public OptionalDouble curvature(CurvatureForm form) {
    String first = null;
    double stored = 0;
    for (Map.Entry<String, INDArray> tensor : tensors.entrySet()) {
      if (!names.isCurvature(tensor.getKey())) {
        continue;
      }
      INDArray value = tensor.getValue();
      if (value.length() != 1 || !Double.isFinite(value.getDouble(0))) {
        throw wrong("'%s' is no number".formatted(tensor.getKey()));
      }
      if (first != null && value.getDouble(0) != stored) {
        throw wrong(
            "has different curvatures, '%s' %s and '%s' %s: learned for each layer, they cannot be imported"
                .formatted(first, stored, tensor.getKey(), value.getDouble(0)));
      }
      first = tensor.getKey();
      stored = value.getDouble(0);
    }
    if (first == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(names == Names.PUBLISHED ? form.curvature(stored) : stored);
  }

  /**
   * Sets a network's parameters and running statistics to those of the file. Nothing is changed
   * unless all fit.
   *
   * @param network the network
   * @throws BadInputException with one line that names all tensors that are missing, unexpected, of
   *     another shape or not finite
   */
  public void assignTo(Network network) {
    NameTable table;
    try {
      table = names.table(network);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    requireFitting(table, network.config().model());
    requireStatistics(network);
    Map<Place, INDArray> values = new LinkedHashMap<>();
    List<String> infinite = new ArrayList<>();
    for (Place place : table.places()) {
      INDArray value = place.fromFile(tensors.get(place.name()));
      values.put(place, value);
      if (!isFinite(value)) {
        infinite.add(place.name());
      }
    }
    if (!infinite.isEmpty()) {
      throw wrong(
          "has values that are not finite in %s: %s"
              .formatted(network.config().precision(), String.join(", ", infinite)));
    }
    values.forEach((place, value) -> place.own().assign(value));
  }

  private void requireFitting(NameTable table, String model) {
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    Set<String> others = new TreeSet<>(tensors.keySet());
    others.removeAll(table.curvatures());
    others.removeAll(table.idle());
    for (Place place : table.places()) {
      others.remove(place.name());
      INDArray tensor = tensors.get(place.name());
      if (tensor == null) {
        missing.add(place.name());
      } else {
        place.problem(tensor).ifPresent(misshapen::add);
      }
    }
    List<String> problems = new ArrayList<>();
    add(problems, "missing", missing);
    add(problems, "not of the network", others);
    add(problems, "of another shape or type", misshapen);
    if (!problems.isEmpty()) {
      throw wrong("does not fit %s: %s".formatted(model, String.join("; ", problems)));
    }
  }

  private static void add(List<String> problems, String what, Collection<String> names) {
    if (!names.isEmpty()) {
      problems.add(what + ": " + String.join(", ", names));
    }
  }

  private static boolean isFinite(INDArray array) {
    return Arrays.stream(array.dup('c').data().asDouble()).allMatch(Double::isFinite);
  }

  /** Evaluating with statistics that nobody gathered would give figures that mean nothing. */
  private void requireStatistics(Network network) {
    NetworkConfig config = network.config();
    boolean needed =
        config.evaluationStatistics() == EvaluationStatistics.RUNNING
            && statistics(config.model()) == EvaluationStatistics.BATCH;
    if (needed && PublishedNames.areStatisticsUntouched(tensors)) {
      throw wrong(
          "has no running statistics, as networks of the published code have none: evaluate with"
              + " those of the batch (--bn-statistics batch)");
    }
  }

  private BadInputException wrong(String problem) {
    return new BadInputException("%s: %s".formatted(path, problem));
  }
}
