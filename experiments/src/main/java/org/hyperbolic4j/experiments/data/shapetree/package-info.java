/** ShapeTree, the data set that needs no download: drawn from a seed, alike on every machine. */
package org.hyperbolic4j.experiments.data.shapetree;
