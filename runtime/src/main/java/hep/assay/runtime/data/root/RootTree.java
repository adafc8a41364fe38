// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.Heap;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

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

  /** Reads the entries {@code from} to {@code to - 1} of a branch. */
  public RootValues read(String name, long from, long to) {
    return read(List.of(name), from, to).get(0);
  }

  /**
   * Reads the entries {@code from} to {@code to - 1} of branches, in the order of the names and by
   * several threads. A branch that counts the elements of others is read along once.
   *
   * @throws StudyException where a branch is not there, can't be read, is damaged, or is too large
   *     for the memory; of several problems the first in the order of the names
   */
  public List<RootValues> read(List<String> names, long from, long to) {
    if (from < 0 || to < from || to > entries) {
      throw new IllegalArgumentException("entries " + from + " to " + to + " of " + entries);
    }
    Heap.require(names.stream().mapToLong(n -> bytes(n, from, to)).sum(), where(names));
    Map<String, int[]> counts = new HashMap<>();
    for (String name : names) {
      String counter = readable(name).counter();
      if (!counter.isEmpty() && !counts.containsKey(counter)) {
        counts.put(counter, counts(counter, from, to));
      }
    }
    RootValues[] values = new RootValues[names.size()];
    StudyException[] problems = new StudyException[values.length];
    IntStream.range(0, values.length)
        .parallel()
        .forEach(
            i -> {
              try {
                values[i] = read(readable(names.get(i)), counts, from, to);
              } catch (StudyException e) {
                problems[i] = e;
              }
            });
    Arrays.stream(problems).filter(Objects::nonNull).findFirst().ifPresent(Damage::rethrow);
    return List.of(values);
  }

  /** Memory that all entries of branches will take. */
  public long bytes(List<String> names) {
    return names.stream().mapToLong(name -> bytes(name, 0, entries)).sum();
  }

  /**
   * Where to cut the entries, so that the values of branches between two cuts take about so many
   * bytes: at beginnings of the largest baskets, which are unpacked once then, and where one is
   * larger that is a block.
   *
   * @return the first entry of each block, and the number of entries at the end
   */
  public long[] bounds(List<String> names, long bytes) {
    RootBranch coarsest =
        names.stream()
            .map(this::readable)
            .min(Comparator.comparingInt(branch -> branch.baskets().count()))
            .orElseThrow(() -> new IllegalArgumentException("no branch"));
    long[] firsts = coarsest.baskets().firstEntry();
    double each = (double) bytes(names) / Math.max(1, entries);
    List<Long> bounds = new ArrayList<>(List.of(0L));
    for (long first : firsts) {
      long last = bounds.get(bounds.size() - 1);
      if (first > last && first < entries && (first - last) * each >= bytes) {
        bounds.add(first);
      }
    }
    bounds.add(entries);
    return bounds.stream().mapToLong(Long::longValue).toArray();
  }

  private RootValues read(RootBranch branch, Map<String, int[]> counts, long from, long to) {
    BranchReader reader = new BranchReader(file, branch, where(branch.name()), from, to);
    return branch.layout() == RootBranch.Layout.JAGGED
        ? reader.jagged(counts.get(branch.counter()))
        : reader.fixed();
  }

  private RootBranch readable(String name) {
    RootBranch branch = branches.get(name);
    if (branch == null) {
      throw new StudyException(
          where(name) + " is not there" + Nearest.hint(name, branches.keySet()));
    }
    if (!branch.readable()) {
      throw new StudyException(where(name) + " can't be read: " + branch.refusal() + ".");
    }
    return branch;
  }

  /** Memory that the values will take, for jagged branches after their bytes in the file. */
  private long bytes(String name, long from, long to) {
    RootBranch branch = readable(name);
    long events = to - from;
    if (branch.layout() != RootBranch.Layout.JAGGED) {
      return events * branch.width() * branch.type().memory();
    }
    double elements =
        (double) branch.plainBytes() / branch.type().bytes() * events / Math.max(1, entries);
    return 4 * events + (long) (elements * branch.type().memory());
  }

  /** Elements of each entry after the counting branch; null where there is none. */
  private int[] counts(String name, long from, long to) {
    RootBranch counter = branches.get(name);
    if (counter == null || !counter.readable() || counter.width() != 1) {
      return null;
    }
    Object values = new BranchReader(file, counter, where(name), from, to).fixed().values();
    if (values instanceof long[] wide) {
      return Arrays.stream(wide).mapToInt(n -> (int) Math.min(n, Integer.MAX_VALUE)).toArray();
    }
    return values instanceof int[] narrow ? narrow : null;
  }

  private String where(List<String> names) {
    return names.size() == 1
        ? where(names.get(0))
        : file.path() + ": the " + names.size() + " branches of tree '" + path + "'";
  }

  private String where(String branch) {
    return file.path() + ": tree '" + path + "', branch '" + branch + "'";
  }
}
