/**
 * Reference figures: values and gradients of operators, computed elsewhere, that a manifold's
 * geometry and engines are compared with.
 */
package org.hyperbolic4j.laws.reference;
