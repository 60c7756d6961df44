/**
 * Initial weights. Every parameter draws from a random stream of its own, so that adding a layer
 * does not change what the others start from.
 */
package org.hyperbolic4j.nn.init;
