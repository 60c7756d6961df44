/**
 * Checkpoints: everything a training run needs to continue bit for bit, in one file that is also a
 * NumPy {@code .npz} archive. A file is either the old one or the new one, never half of either.
 */
package org.hyperbolic4j.nn.checkpoint;
