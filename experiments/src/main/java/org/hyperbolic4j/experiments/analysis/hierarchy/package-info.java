/** How the tree of the classes shows in the features a network tells them apart by. */
package org.hyperbolic4j.experiments.analysis.hierarchy;
