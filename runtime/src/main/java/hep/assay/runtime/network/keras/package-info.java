// SPDX-License-Identifier: EPL-2.0
/**
 * Networks that Keras saved, as our own layers: read by our own reader, from the arrays and the
 * description in the file. DeepLearning4J's import would do the same with a dependency of hundreds
 * of megabytes and classes named by the file; here a layer that is not in {@code KerasLayers} is
 * refused by name, and no code of a file is ever run.
 */
package hep.assay.runtime.network.keras;
