/** The pointwise mathematics of the hyperboloid, and its isometry to the Poincare ball. */
package org.hyperbolic4j.lorentz.geometry;
