/** How the elements of ND4J arrays lie in memory and in files. */
package org.hyperbolic4j.nn.array;
