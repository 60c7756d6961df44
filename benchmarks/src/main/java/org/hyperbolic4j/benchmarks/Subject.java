package org.hyperbolic4j.benchmarks;

import org.hyperbolic4j.benchmarks.floor.Passes;

/**
 * What was measured.
 *
 * @param name of the operator or layer
 * @param shape it was applied to
 * @param passes what it must do
 */
record Subject(String name, String shape, Passes passes) {}
