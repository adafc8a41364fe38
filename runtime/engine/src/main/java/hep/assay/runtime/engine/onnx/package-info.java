// SPDX-License-Identifier: EPL-2.0
/** Scores by ONNX Runtime: the only room that names it. */
package hep.assay.runtime.engine.onnx;
