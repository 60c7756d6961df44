/**
 * Laws of the operators that layers are made of: on each engine they are what the geometry says, in
 * value and gradient, and keep the promises of their contracts.
 */
package org.hyperbolic4j.laws.operator;
