/**
 * What a law is, what it is tried on, and how it is tried: laws are data, so that the same list
 * runs under JUnit and on the command line.
 */
package org.hyperbolic4j.laws.law;
