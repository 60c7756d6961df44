/** Laws of the pointwise formulas of a manifold. */
package org.hyperbolic4j.laws.geometry;
