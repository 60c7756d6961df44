package org.hyperbolic4j.experiments.interop;

import java.util.List;
import java.util.Set;

/**
 * What a file of a network's weights holds.
 *
 * @param places one for each parameter and running statistic of the network
 * @param curvatures names of numbers that say the curvature; a file may do without them
 * @param idle names of what is of no use here; a file may do without them
 */
record NameTable(List<Place> places, Set<String> curvatures, Set<String> idle) {}
