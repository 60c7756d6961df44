/** Random draws of images that analyses are repeated on. */
package org.hyperbolic4j.experiments.analysis.sampling;
