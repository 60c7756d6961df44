/** What is learned: named arrays, and how an optimiser may move them. */
package org.hyperbolic4j.nn.parameter;
