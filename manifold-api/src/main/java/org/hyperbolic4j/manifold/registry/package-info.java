/**
 * How manifolds are found: Guice modules announced through {@link java.util.ServiceLoader}, each
 * binding its manifold by name in a map binder. A jar on the class path adds a manifold.
 */
package org.hyperbolic4j.manifold.registry;
