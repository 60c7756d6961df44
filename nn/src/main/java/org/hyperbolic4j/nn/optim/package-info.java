/**
 * Optimisers and learning-rate schedules. Flat parameters move by addition, points along geodesics
 * of their manifold, with momentum transported along the step. Every optimiser resumes bit for bit
 * from its state.
 */
package org.hyperbolic4j.nn.optim;
