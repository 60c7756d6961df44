package org.hyperbolic4j.nn.engine;

/**
 * How many operations a pass executes.
 *
 * @param forward operations of the forward pass
 * @param backward operations of the backward pass
 */
public record GraphSize(int forward, int backward) {}
