/** Event files, as TensorBoard reads them. */
package org.hyperbolic4j.experiments.report.tensorboard;
