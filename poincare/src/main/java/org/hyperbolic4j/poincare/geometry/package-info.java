/** The pointwise mathematics of the Poincare ball. */
package org.hyperbolic4j.poincare.geometry;
