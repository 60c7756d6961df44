/** Image sets from the addresses of their authors: downloaded, verified, unpacked. */
package org.hyperbolic4j.experiments.data.fetch;
