// SPDX-License-Identifier: EPL-2.0
/**
 * Work as data: what a step depends on ({@link hep.assay.runtime.work.Key}), what it gave before
 * ({@link hep.assay.runtime.work.Store}), and how steps share this machine ({@link
 * hep.assay.runtime.work.Workers}).
 *
 * <p>To store the results of a new kind of step, feed everything it reads into a {@link
 * hep.assay.runtime.work.Digest}, say with a {@link hep.assay.runtime.work.Codec} how its result
 * becomes bytes, and hand the {@link hep.assay.runtime.work.Task} to the workers.
 */
package hep.assay.runtime.work;
