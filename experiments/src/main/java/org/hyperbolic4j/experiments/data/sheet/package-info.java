/** Pictures of data sets, for documentation and for a look before training. */
package org.hyperbolic4j.experiments.data.sheet;
