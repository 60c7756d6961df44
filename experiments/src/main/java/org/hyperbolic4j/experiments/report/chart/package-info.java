/** The figures of a report. */
package org.hyperbolic4j.experiments.report.chart;
