/** How analyses hand their figures on: one line of JSON each, and how figures vary. */
package org.hyperbolic4j.experiments.analysis.report;
