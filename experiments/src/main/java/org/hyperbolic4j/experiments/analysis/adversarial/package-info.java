/** Adversarial examples: how little it takes to change what a network sees. */
package org.hyperbolic4j.experiments.analysis.adversarial;
