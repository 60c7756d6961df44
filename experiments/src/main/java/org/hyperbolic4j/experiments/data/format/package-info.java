/** Readers of the formats in which image sets are distributed. */
package org.hyperbolic4j.experiments.data.format;
