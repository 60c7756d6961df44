/** The Poincare ball as a manifold plug-in. */
package org.hyperbolic4j.poincare;
