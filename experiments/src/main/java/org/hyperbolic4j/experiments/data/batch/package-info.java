/** From an image set to a stream of normalised, augmented batches that can start anywhere. */
package org.hyperbolic4j.experiments.data.batch;
