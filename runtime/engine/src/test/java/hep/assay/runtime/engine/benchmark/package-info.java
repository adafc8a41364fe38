// SPDX-License-Identifier: EPL-2.0
/** Speed of training beside PyTorch; see {@code runtime/engine/benchmark/README.md}. */
package hep.assay.runtime.engine.benchmark;
