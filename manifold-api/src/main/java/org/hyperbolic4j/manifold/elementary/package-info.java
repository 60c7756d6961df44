/**
 * Arithmetic for kernels: transcendental functions, number by number and of runs of numbers, and
 * sums of products of runs, by plain loops or by vector code that is found at run time: the same
 * bits either way, on every machine.
 */
package org.hyperbolic4j.manifold.elementary;
