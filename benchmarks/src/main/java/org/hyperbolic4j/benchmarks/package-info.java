/**
 * JMH benchmarks. {@code mvn -q -pl benchmarks -am package -DskipTests} builds them, {@code java
 * -jar benchmarks/target/benchmarks.jar} runs them; a name behind it runs one class, {@code -p
 * operator=ADD} one value of a parameter, {@code -h} lists the options. {@link
 * org.hyperbolic4j.benchmarks.FloorReport} compares measurements with what is possible.
 */
package org.hyperbolic4j.benchmarks;
