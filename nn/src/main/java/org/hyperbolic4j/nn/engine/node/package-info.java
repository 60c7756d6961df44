/**
 * The nodes themselves. SameDiff makes operations by reflection and finds them by name, so the
 * classes are public; {@link org.hyperbolic4j.nn.engine.KernelNode} is what to call.
 */
package org.hyperbolic4j.nn.engine.node;
