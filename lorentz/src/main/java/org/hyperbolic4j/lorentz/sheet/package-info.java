/**
 * The hyperboloid's native layers (Chen et al. 2022; Bdeir, Schwethelm and Landwehr 2024) on space
 * parts of points, composed of SameDiff operations. Time is never stored: it follows from the space
 * part, so every result lies on the sheet.
 */
package org.hyperbolic4j.lorentz.sheet;
