/**
 * Weights of networks for other programs, and from them: file formats, and what the published code
 * of van Spengler et al. 2023 calls its parameters.
 */
package org.hyperbolic4j.experiments.interop;
