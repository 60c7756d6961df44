/** What the program finds out about the machine it runs on. */
package org.hyperbolic4j.experiments.machine;
