/** Out-of-distribution detection: how well a network's energy tells other images from its own. */
package org.hyperbolic4j.experiments.analysis.ood;
