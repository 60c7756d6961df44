/** Sets of labelled images in memory, the tree their labels hang in, and what can go wrong. */
package org.hyperbolic4j.experiments.data;
