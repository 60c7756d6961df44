/**
 * The bridge between kernels and SameDiff: kernels as graph nodes, the backend that runs them, and
 * long-lived sessions that execute a graph step after step in the same memory.
 */
package org.hyperbolic4j.nn.engine;
