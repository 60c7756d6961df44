/**
 * The {@code h4j} command line. Commands only parse, call and print; the work is done elsewhere.
 */
package org.hyperbolic4j.experiments.cli;
