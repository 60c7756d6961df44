/** Grad-CAM: where in an image a network sees what it takes the image for. */
package org.hyperbolic4j.experiments.analysis.gradcam;
