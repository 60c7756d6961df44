/** Parity of the library with reference figures: point operators, layers and whole networks. */
package org.hyperbolic4j.experiments.parity;
