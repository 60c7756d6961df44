/**
 * What the geometries of all models of hyperbolic space share: vector arithmetic and hyperbolic
 * functions that are smooth at zero vectors and lose no digits, the Frechet mean and random points.
 * For authors of manifolds, not for users of them.
 */
package org.hyperbolic4j.manifold.geometry.hyperbolic;
