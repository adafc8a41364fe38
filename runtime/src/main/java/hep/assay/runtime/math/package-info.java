// SPDX-License-Identifier: EPL-2.0
/**
 * Numbers without physics: matrices, random streams, histograms, quantiles, bootstrap weights,
 * distance correlation.
 */
package hep.assay.runtime.math;
