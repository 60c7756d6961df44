/** How many digits a manifold's formulas keep, measured against 60 digits. */
package org.hyperbolic4j.laws.accuracy;
