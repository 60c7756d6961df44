/** Figures of what was measured, as SVG or PNG. */
package org.hyperbolic4j.experiments.figure;
