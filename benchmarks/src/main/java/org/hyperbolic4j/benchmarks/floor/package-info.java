/**
 * What passes must do at least: the numbers that must move and the operations that must be done,
 * and how long that takes at given rates.
 */
package org.hyperbolic4j.benchmarks.floor;
