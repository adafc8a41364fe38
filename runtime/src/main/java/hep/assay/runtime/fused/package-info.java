// SPDX-License-Identifier: EPL-2.0
/**
 * Our own trainer of networks: forward and backward passes fused over blocks of events that fit the
 * cache, on the kernels of {@link hep.assay.runtime.kernel}.
 *
 * <p>A batch is cut in four parts whose bounds depend on its size alone; each part has its own
 * gradient and they are added in order, so that one thread and four give the same bits. Batch
 * normalisation and penalties, which look at the whole batch, take their sums over the parts in
 * order too.
 */
package hep.assay.runtime.fused;
