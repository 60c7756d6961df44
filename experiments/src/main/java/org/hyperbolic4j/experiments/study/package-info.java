/**
 * Studies: grids of runs described by a file, carried out cell by cell in processes of their own,
 * and summed up in tables beside published figures.
 */
package org.hyperbolic4j.experiments.study;
