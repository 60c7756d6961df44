/** What a report is made from: folders of runs and of studies, as they lie on disk. */
package org.hyperbolic4j.experiments.report.source;
