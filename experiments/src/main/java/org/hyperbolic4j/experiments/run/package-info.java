/** A training run: its configuration, its folder on disk, its loop, its provenance. */
package org.hyperbolic4j.experiments.run;
