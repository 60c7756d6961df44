/** Image sets by name. */
package org.hyperbolic4j.experiments.data.source;
