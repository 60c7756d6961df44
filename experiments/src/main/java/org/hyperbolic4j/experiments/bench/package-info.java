/**
 * How fast networks are: steps of training or evaluation on random images, timed as a whole or
 * operation by operation.
 */
package org.hyperbolic4j.experiments.bench;
