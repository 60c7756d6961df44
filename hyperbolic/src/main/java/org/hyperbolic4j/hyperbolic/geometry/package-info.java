/**
 * What the geometries of all models of hyperbolic space share: hyperbolic functions that are smooth
 * at zero vectors and lose no digits, the Frechet mean and random points. For authors of models,
 * not for users of them.
 */
package org.hyperbolic4j.hyperbolic.geometry;
