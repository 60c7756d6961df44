/** Analyses of trained networks: what they know beyond their accuracy. One package for each. */
package org.hyperbolic4j.experiments.analysis;
