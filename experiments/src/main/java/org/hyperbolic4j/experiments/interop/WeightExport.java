package org.hyperbolic4j.experiments.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.nn.model.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes the weights of networks into files. */
public final class WeightExport {

  private WeightExport() {}

  /**
   * Writes a network's parameters, running statistics and curvature.
   *
   * @param network the network
   * @param names whose names the tensors get
   * @param format format of the file
   * @param path the file, in a folder that exists; replaced as a whole if it is there
   * @return how many tensors were written
   * @throws BadInputException if there are no such names for the network
   * @throws IOException if the file cannot be written; the message names it
   */
  public static int write(Network network, Names names, TensorFormat format, Path path)
      throws IOException {
    Map<String, INDArray> tensors = tensors(network, names);
    Map<String, String> metadata =
        Map.of("model", network.config().model(), "names", names.name().toLowerCase(Locale.ROOT));
    format.write(path, tensors, metadata);
    return tensors.size();
  }

  private static Map<String, INDArray> tensors(Network network, Names names) {
    try {
      Map<String, INDArray> tensors = new LinkedHashMap<>();
      NameTable table = names.table(network);
      for (Place place : table.places()) {
        tensors.put(place.name(), place.toFile());
      }
      for (String name : table.curvatures()) {
        tensors.put(name, names.curvature(network));
      }
      return tensors;
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
