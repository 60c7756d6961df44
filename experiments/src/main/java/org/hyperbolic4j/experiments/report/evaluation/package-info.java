/** What a trained network makes of its test images, beyond the share it gets right. */
package org.hyperbolic4j.experiments.report.evaluation;
