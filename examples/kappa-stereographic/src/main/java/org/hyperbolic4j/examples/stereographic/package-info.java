/** A manifold outside the library: spaces of constant curvature of either sign, as one plug-in. */
package org.hyperbolic4j.examples.stereographic;
