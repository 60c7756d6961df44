package org.hyperbolic4j.manifold.registry;

import java.util.Collection;
import java.util.List;

/** A manifold was asked for by a name that no plug-in on the class path has. */
public final class UnknownManifoldException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /**
   * One line that names the known ones.
   *
   * @param name the unknown name
   * @param known the names that exist
   */
  public UnknownManifoldException(String name, Collection<String> known) {
    super("unknown manifold '%s'; on the class path: %s".formatted(name, List.copyOf(known)));
  }
}
