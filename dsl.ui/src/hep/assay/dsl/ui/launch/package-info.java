// SPDX-License-Identifier: EPL-2.0
/**
 * Run As &gt; Assay Study: a study runs in a process of its own, by the command line distribution
 * of the same version ({@link hep.assay.dsl.ui.launch.Distribution}). That process appends one JSON
 * object per line to {@code results/<study>/.progress.jsonl}; it stops on the line {@code cancel}
 * on its standard input and by itself when that input closes, so that nothing stays behind where
 * Eclipse is killed.
 */
package hep.assay.dsl.ui.launch;
