/**
 * Networks by name: what can be chosen about a network, how its layers are put together, and the
 * network that training and evaluation use.
 */
package org.hyperbolic4j.nn.model;
