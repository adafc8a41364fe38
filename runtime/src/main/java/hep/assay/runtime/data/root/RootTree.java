// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree: columns of equal length. Only the branches that are asked for are read. */
public final class RootTree {
  private final RootSource file;
  private final String path;
  private final long entries;
  private final Map<String, RootBranch> branches = new LinkedHashMap<>();

  RootTree(RootSource file, String path, long entries, List<RootBranch> branches) {
    this.file = file;
    this.path = path;
    this.entries = entries;
    branches.forEach(b -> this.branches.put(b.name(), b));
  }

  /** Path of the tree in the file. */
  public String path() {
    return path;
  }

  public long entries() {
    return entries;
  }

  /** All columns in the order of the file, also those that can't be read. */
  public List<RootBranch> branches() {
    return new ArrayList<>(branches.values());
  }

  /** The column of that name, or null. */
  public RootBranch branch(String name) {
    return branches.get(name);
  }

  /** Reads all entries of a branch. */
  public RootValues read(String name) {
    return read(name, 0, entries);
  }

  /**
   * Reads the entries {@code from} to {@code to - 1} of a branch.
   *
   * @throws StudyException where the branch is not there, can't be read, is damaged, or is too
   *     large for the memory
   */
  public RootValues read(String name, long from, long to) {
    RootBranch branch = branches.get(name);
    String where = where(name);
    if (branch == null) {
      throw new StudyException(where + " is not there" + Nearest.hint(name, branches.keySet()));
    }
    if (!branch.readable()) {
      throw new StudyException(where + " can't be read: " + branch.refusal() + ".");
    }
    if (from < 0 || to < from || to > entries) {
      throw new IllegalArgumentException("entries " + from + " to " + to + " of " + entries);
    }
    MemoryLimit.require(to - from, where);
    BranchReader reader = new BranchReader(file, branch, where, from, to);
    return branch.layout() == RootBranch.Layout.JAGGED
        ? reader.jagged(counts(branch, from, to))
        : reader.fixed();
  }

  /** Elements of each entry after the counting branch; null where there is none. */
  private int[] counts(RootBranch branch, long from, long to) {
    RootBranch counter = branches.get(branch.counter());
    if (counter == null
        || !counter.readable()
        || counter.width() != 1
        || !counter.type().isInteger()) {
      return null;
    }
    Object values =
        new BranchReader(file, counter, where(counter.name()), from, to).fixed().values();
    if (values instanceof int[] counts) {
      return counts;
    }
    long[] wide = (long[]) values;
    int[] counts = new int[wide.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) Math.min(wide[i], Integer.MAX_VALUE);
    }
    return counts;
  }

  private String where(String branch) {
    return file.path() + ": tree '" + path + "', branch '" + branch + "'";
  }
}
