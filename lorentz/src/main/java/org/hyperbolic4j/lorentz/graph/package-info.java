/**
 * The hyperboloid's operators composed of SameDiff operations and differentiated by SameDiff,
 * stated with what the Lorentz model has: time and space coordinates, Lorentzian products,
 * exponential and logarithmic maps, transport and centroid.
 */
package org.hyperbolic4j.lorentz.graph;
