/**
 * The pointwise mathematics of a manifold, generic over Hipparchus fields: values with {@code
 * Binary64}, exact derivatives with {@code Gradient}, any precision with {@code Dfp}. It is the
 * specification that the operators are checked against. {@link
 * org.hyperbolic4j.manifold.geometry.Vectors} has Euclidean vector arithmetic for formulas.
 */
package org.hyperbolic4j.manifold.geometry;
