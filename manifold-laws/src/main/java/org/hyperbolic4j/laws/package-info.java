/** The property suite that every manifold must pass, for authors of manifolds to inherit. */
package org.hyperbolic4j.laws;
