/** What all models of hyperbolic space share. */
package org.hyperbolic4j.hyperbolic;
