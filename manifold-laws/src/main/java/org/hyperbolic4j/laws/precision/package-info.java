/** Geometry as float32 computes it, seen through float64. */
package org.hyperbolic4j.laws.precision;
