/** What trained networks make of whole image sets, as numbers on the heap. */
package org.hyperbolic4j.experiments.analysis.inference;
