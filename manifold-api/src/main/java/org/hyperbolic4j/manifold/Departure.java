package org.hyperbolic4j.manifold;

/**
 * A named, documented deviation of some published implementation from its own mathematics, offered
 * so that published numbers can be reproduced. Never the default.
 *
 * @param name what a user writes to select it, for instance {@code published-conformal-factor}
 * @param description one line: what is computed instead of what
 * @param source where the deviation was published
 */
public record Departure(String name, String description, String source) {}
