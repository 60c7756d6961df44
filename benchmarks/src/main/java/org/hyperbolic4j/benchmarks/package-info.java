/** JMH benchmarks. */
package org.hyperbolic4j.benchmarks;
