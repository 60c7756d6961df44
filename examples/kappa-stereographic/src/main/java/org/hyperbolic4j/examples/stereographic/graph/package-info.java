/** The layer operators of the kappa-stereographic model, composed of SameDiff operations. */
package org.hyperbolic4j.examples.stereographic.graph;
