// SPDX-License-Identifier: EPL-2.0
/** DeepLearning4J and ND4J: they give gradients and steps; all else is the runtime's. */
package hep.assay.runtime.engine.dl4j;
