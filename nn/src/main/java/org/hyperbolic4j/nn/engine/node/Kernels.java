package org.hyperbolic4j.nn.engine.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.nd4j.imports.converters.ImportClassMapping;

/**
 * The kernels used in this process, by identifier, and their operations' entry in SameDiff's table.
 */
public final class Kernels {

  private static final Map<String, FusedOperator> KERNELS = new ConcurrentHashMap<>();

  private Kernels() {}

  /** Makes SameDiff able to clone and load the nodes. ND4J must be started. */
  public static void register() {
    ImportClassMapping.getOpNameMapping().put(ForwardNode.NAME, new ForwardNode());
    ImportClassMapping.getOpNameMapping().put(BackwardNode.NAME, new BackwardNode());
  }

  static String intern(FusedOperator kernel) {
    KERNELS.putIfAbsent(kernel.id(), kernel);
    return kernel.id();
  }

  static FusedOperator get(String id) {
    FusedOperator kernel = KERNELS.get(id);
    if (kernel == null) {
      throw new IllegalStateException(
          "no kernel '%s' in this process; build the network before executing a loaded graph"
              .formatted(id));
    }
    return kernel;
  }
}
