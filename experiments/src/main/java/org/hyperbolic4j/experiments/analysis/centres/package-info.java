/** How far the closed-form midpoint of a batch is from its Fréchet mean, as training goes. */
package org.hyperbolic4j.experiments.analysis.centres;
