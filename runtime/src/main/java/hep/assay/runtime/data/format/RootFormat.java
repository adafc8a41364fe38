// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.root.RootBranch;
import hep.assay.runtime.data.root.RootFile;
import hep.assay.runtime.data.root.RootTree;
import hep.assay.runtime.data.root.RootType;
import hep.assay.runtime.data.root.RootValues;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Trees of ROOT files. A jagged branch, a {@code std::vector} and an array of fixed size are lists;
 * the leaves of a leaf list are columns {@code branch.leaf}.
 */
public final class RootFormat implements Format {
  /** Packed bytes that a schema reads at most to sample ranges. */
  private static final long SAMPLED_BYTES = 8 << 20;

  @Override
  public Term term() {
    return Term.of("root", "ROOT file with a TTree").from("ROOT, root.cern");
  }

  @Override
  public List<String> endings() {
    return List.of(".root");
  }

  @Override
  public boolean recognises(byte[] start) {
    return start.length >= 4
        && start[0] == 'r'
        && start[1] == 'o'
        && start[2] == 'o'
        && start[3] == 't';
  }

  @Override
  public Schema header(Path file, String path) {
    return schema(file, path, 0);
  }

  @Override
  public Schema schema(Path file, String path) {
    return schema(file, path, SAMPLED_BYTES);
  }

  private static Schema schema(Path file, String path, long bytes) {
    try (RootFile root = RootFile.open(file)) {
      RootTree tree = root.tree(path);
      List<RootBranch> branches = tree.branches().stream().filter(RootBranch::readable).toList();
      List<String> sampled = sampled(branches, bytes);
      List<RootValues> samples = tree.read(sampled, 0, Math.min(tree.entries(), Sampled.EVENTS));
      Map<String, ColumnData> columns = new HashMap<>();
      for (int i = 0; i < sampled.size(); i++) {
        columns.put(sampled.get(i), RootColumn.of(samples.get(i)));
      }
      List<Schema.Field> fields =
          branches.stream().map(b -> Sampled.first(field(b), columns.get(b.name()))).toList();
      Map<String, String> refused = new LinkedHashMap<>();
      tree.branches().stream()
          .filter(branch -> !branch.readable())
          .forEach(branch -> refused.put(branch.name(), branch.refusal()));
      return new Schema(tree.path(), fields, tree.entries(), refused);
    }
  }

  /** The first branches whose first baskets are small enough together. */
  private static List<String> sampled(List<RootBranch> branches, long most) {
    Set<String> sampled = new LinkedHashSet<>();
    long bytes = 0;
    for (RootBranch branch : branches) {
      bytes += branch.firstBytes();
      if (bytes <= most && most > 0) {
        sampled.add(branch.name());
      }
    }
    return List.copyOf(sampled);
  }

  private static Schema.Field field(RootBranch branch) {
    RootType type = branch.type();
    boolean list = branch.layout() == RootBranch.Layout.JAGGED || branch.width() > 1;
    int bytes =
        switch (type) {
          case UINT32, INT64, UINT64, FLOAT64 -> 8;
          default -> 4;
        };
    String size = branch.width() > 1 ? "[" + branch.width() + "]" : "";
    String jagged = branch.layout() == RootBranch.Layout.JAGGED ? "[]" : "";
    return Schema.Field.of(
        branch.name(), list ? Schema.Kind.LIST : kind(type), type + jagged + size, bytes);
  }

  private static Schema.Kind kind(RootType type) {
    return switch (type) {
      case BOOL -> Schema.Kind.TRUTH;
      case FLOAT32, FLOAT64 -> Schema.Kind.NUMBER;
      case STRING -> Schema.Kind.TEXT;
      default -> Schema.Kind.INTEGER;
    };
  }

  @Override
  public EventTable read(Path file, String path, Set<String> columns) {
    try (RootFile root = RootFile.open(file)) {
      RootTree tree = root.tree(path);
      if (tree.entries() > Integer.MAX_VALUE - 8) {
        throw new StudyException(
            "'%s' has %d events in one file, more than Assay holds; split it"
                .formatted(file, tree.entries()));
      }
      List<String> names = inOrder(tree, columns);
      return table(tree, names, 0, tree.entries());
    }
  }

  @Override
  public Blocks blocks(Path file, String path, Set<String> columns) {
    RootFile root = RootFile.open(file);
    try {
      RootTree tree = root.tree(path);
      List<String> names = inOrder(tree, columns);
      long[] bounds = tree.bounds(names, Blocks.BYTES);
      List<Supplier<EventTable>> blocks = new ArrayList<>();
      for (int i = 0; i + 1 < bounds.length; i++) {
        long from = bounds[i];
        long to = bounds[i + 1];
        blocks.add(() -> table(tree, names, from, to));
      }
      return Blocks.of(blocks, Math.max(1, tree.bytes(names) / blocks.size()), root::close);
    } catch (RuntimeException e) {
      root.close();
      throw e;
    }
  }

  private static EventTable table(RootTree tree, List<String> names, long from, long to) {
    List<RootValues> values = tree.read(names, from, to);
    Map<String, ColumnData> table = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      table.put(names.get(i), RootColumn.of(values.get(i)));
    }
    return new EventTable((int) (to - from), table);
  }

  /** The columns in the order of the file; those that it does not have are left to the reader. */
  private static List<String> inOrder(RootTree tree, Set<String> columns) {
    Set<String> names = new LinkedHashSet<>();
    for (RootBranch branch : tree.branches()) {
      if (columns.contains(branch.name())) {
        names.add(branch.name());
      }
    }
    names.addAll(columns);
    return List.copyOf(names);
  }
}
