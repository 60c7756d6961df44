/** Data, runs, studies and the command line. */
package org.hyperbolic4j.experiments;
