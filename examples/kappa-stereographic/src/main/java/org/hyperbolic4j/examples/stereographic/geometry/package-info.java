/** The pointwise formulas of the kappa-stereographic model, over any field. */
package org.hyperbolic4j.examples.stereographic.geometry;
