/** How far the errors of two networks differ, and what they know together. */
package org.hyperbolic4j.experiments.analysis.complementarity;
