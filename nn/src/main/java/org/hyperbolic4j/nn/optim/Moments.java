package org.hyperbolic4j.nn.optim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays that an update remembers from step to step, zero at the start. */
final class Moments {

  private final DataType type;
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();
  private final List<Elements> elements = new ArrayList<>();

  Moments(DataType type) {
    this.type = type;
  }

  void add(String name, long... shape) {
    INDArray array = Nd4j.create(type, shape).detach();
    arrays.put(name, array);
    elements.add(Elements.inPlace(name, array));
  }

  /** The moment that was added as number {@code index}. */
  Elements get(int index) {
    return elements.get(index);
  }

  Map<String, INDArray> arrays() {
    return Collections.unmodifiableMap(arrays);
  }

  void toHost() {
    elements.forEach(Elements::toHost);
  }

  void changedOnHost() {
    elements.forEach(Elements::changedOnHost);
  }
}
