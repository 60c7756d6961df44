package org.hyperbolic4j.nn.model;

import java.util.Locale;

/**
 * Refuses choices about a part that a network does not have: they would silently do nothing.
 *
 * @param model name of the network
 * @param instead what it has instead of the part
 */
record IdleChoices(String model, String instead) {

  /** Requires a choice to be the usual one. */
  IdleChoices require(String name, Object value, Object usual) {
    if (!value.equals(usual)) {
      throw new IllegalArgumentException(
          "model '%s' has %s: %s %s would do nothing, leave it at %s"
              .formatted(model, instead, name, words(value), words(usual)));
    }
    return this;
  }

  private static String words(Object value) {
    return value instanceof Enum<?> choice
        ? choice.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }
}
