/** A report of runs or of a study: one HTML page, its figures, and event files for TensorBoard. */
package org.hyperbolic4j.experiments.report;
