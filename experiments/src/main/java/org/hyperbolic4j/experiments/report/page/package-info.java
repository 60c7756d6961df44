/** One HTML page that needs no other file, from sections of text, tables and figures. */
package org.hyperbolic4j.experiments.report.page;
