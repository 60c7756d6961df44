/**
 * The ball's operators composed of SameDiff operations and differentiated by SameDiff: the baseline
 * that hand-derived gradients are measured against, and what runs where kernels do not.
 */
package org.hyperbolic4j.poincare.graph;
