/** What became of a manifold's laws, as it is written down. */
package org.hyperbolic4j.experiments.verify;
