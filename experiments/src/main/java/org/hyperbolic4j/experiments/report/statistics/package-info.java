/** What can be said of figures that differ from seed to seed. */
package org.hyperbolic4j.experiments.report.statistics;
