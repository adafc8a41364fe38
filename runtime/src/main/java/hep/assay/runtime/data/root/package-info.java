// SPDX-License-Identifier: EPL-2.0
/**
 * The reader of ROOT files: {@link hep.assay.runtime.data.root.RootFile} lists the trees, {@link
 * hep.assay.runtime.data.root.RootTree} lists and reads the branches.
 *
 * <p>From bytes to values: {@code RootSource} (positional reads) - {@code RootKey} (head of a
 * record) - {@code Compression} (blocks) - {@code Streamers} and {@code ObjectReader} (the tree's
 * description, by the descriptions of classes in the file itself) - {@code BranchList} (which
 * branches are columns) - {@code Basket} (a run of entries) - {@code BranchReader} (values).
 *
 * <p>To add a kind of branch: name its layout in {@code BranchList}, where a branch that can't be
 * read gets its reason, and decode it in {@code BranchReader}. Whatever the file says twice is
 * compared: places, lengths, numbers of entries and of elements, checksums.
 */
package hep.assay.runtime.data.root;
