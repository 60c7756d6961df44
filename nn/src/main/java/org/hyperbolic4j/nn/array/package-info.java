/** How the elements of ND4J arrays lie in memory. */
package org.hyperbolic4j.nn.array;
