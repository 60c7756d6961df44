/**
 * The hyperboloid's native operators as kernels, with backward passes derived in section 9 of
 * docs/gradients.md, whose letters and equation numbers they have.
 */
package org.hyperbolic4j.lorentz.sheet.fused;
