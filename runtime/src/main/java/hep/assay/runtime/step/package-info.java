// SPDX-License-Identifier: EPL-2.0
/**
 * The steps of a study, one file each: what it reads, what it gives, and the key under which that
 * is stored.
 *
 * <p>In the order of a run: {@code Load} (events), {@code Train} (one training a replica and fold),
 * {@code Score} (what the networks say of events), {@code Select} (regions), {@code Compare} and
 * {@code Explain} (the questions), {@code Gates} (what must hold). To add a kind of step, write
 * such a file and call it from {@link hep.assay.runtime.StudyRunner}.
 */
package hep.assay.runtime.step;
