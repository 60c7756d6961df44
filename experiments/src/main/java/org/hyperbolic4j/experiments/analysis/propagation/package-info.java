/** How sizes of feature maps and of their gradients change from layer to layer. */
package org.hyperbolic4j.experiments.analysis.propagation;
