// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Heap;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfInvalidPathException;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The columns of a group, dataset or table of pandas in an HDF5 file. */
public final class Hdf5Table {
  /** More than gzip can pack; a file that claims more than this is damaged. */
  private static final long PACKED = 1100;

  private static final int DEEPEST = 50;

  private final Path file;
  private final String tree;
  private final List<Hdf5Column> columns;

  private Hdf5Table(Path file, String tree, List<Hdf5Column> columns) {
    this.file = file;
    this.tree = tree;
    this.columns = columns;
  }

  /**
   * The table at a path.
   *
   * @param tree path of a group or dataset; empty for the only group with datasets
   * @throws StudyException where there is none, or one whose columns differ in length
   */
  public static Hdf5Table of(HdfFile hdf, Path file, String tree) {
    Node node = tree.isEmpty() ? onlyGroup(hdf) : find(hdf, file, tree);
    String path = node instanceof HdfFile ? "" : node.getPath().replaceAll("^/|/$", "");
    List<Hdf5Column> columns =
        node instanceof Group group
            ? ofGroup(group, file, hdf)
            : ofDataset((Dataset) node, "c0", "c");
    Hdf5Table table = new Hdf5Table(file, path, columns);
    table.requireSound(hdf.size());
    return table;
  }

  private static Node find(HdfFile hdf, Path file, String tree) {
    try {
      Node found = hdf.getByPath(tree);
      if (found != null) {
        return found;
      }
    } catch (HdfInvalidPathException e) {
      // named below, with what there is
    }
    throw new StudyException(
        "'" + file + "' has no group or dataset '" + tree + "'" + Nearest.hint(tree, paths(hdf)));
  }

  /** The outermost group that holds more than one other group. */
  private static Group onlyGroup(HdfFile hdf) {
    Group group = hdf;
    for (int depth = 0; depth < DEEPEST; depth++) {
      List<Node> children = List.copyOf(group.getChildren().values());
      if (Pandas.isTable(group)
          || children.size() != 1
          || !(children.get(0) instanceof Group one)) {
        return group;
      }
      group = one;
    }
    return group;
  }

  private static Set<String> paths(HdfFile hdf) {
    Set<String> paths = new TreeSet<>();
    paths(hdf, "", paths, 0);
    return paths;
  }

  private static void paths(Group group, String path, Set<String> paths, int depth) {
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      paths.add(path + child.getKey());
      if (depth < 4 && child.getValue() instanceof Group inner && !inner.isLink()) {
        paths(inner, path + child.getKey() + "/", paths, depth + 1);
      }
    }
  }

  private static List<Hdf5Column> ofGroup(Group group, Path file, HdfFile hdf) {
    if (Pandas.isTable(group)) {
      return Pandas.columns(group, file);
    }
    List<Hdf5Column> columns = new ArrayList<>();
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      if (child.getValue() instanceof Dataset dataset && !dataset.isScalar()) {
        columns.addAll(ofDataset(dataset, child.getKey(), child.getKey() + "_"));
      }
    }
    if (columns.isEmpty()) {
      throw new StudyException(
          "'%s' has no dataset at '%s'; name one by 'tree': %s"
              .formatted(file, group.getPath(), String.join(", ", paths(hdf))));
    }
    return columns;
  }

  /**
   * The columns of a dataset.
   *
   * @param name name of a single column
   * @param several start of the names of several
   */
  static List<Hdf5Column> ofDataset(Dataset dataset, String name, String several) {
    List<Hdf5Column> columns = new ArrayList<>();
    int[] dimensions = dataset.getDimensions();
    if (dataset.getDataType() instanceof CompoundDataType compound) {
      for (CompoundDataType.CompoundDataMember member : compound.getMembers()) {
        int parts = parts(member);
        columns.add(
            new Hdf5Column(member.getName(), dataset, member.getName(), 0, parts, parts > 1));
      }
      return columns;
    }
    int parts = 1;
    for (int axis = 1; axis < dimensions.length; axis++) {
      parts = Math.multiplyExact(parts, dimensions[axis]);
    }
    if (dimensions.length > 2) {
      return List.of(new Hdf5Column(name, dataset, "", 0, parts, true));
    }
    for (int part = 0; part < parts; part++) {
      String own = parts == 1 ? name : several + part;
      columns.add(new Hdf5Column(own, dataset, "", part, parts, false));
    }
    return columns;
  }

  static int parts(CompoundDataType.CompoundDataMember member) {
    int parts = 1;
    if (member.getDataType() instanceof ArrayDataType array) {
      for (int axis : array.getArrayTypeDimensions()) {
        parts = Math.multiplyExact(parts, axis);
      }
    }
    return parts;
  }

  /** Equal lengths, and no more values than the file can hold. */
  private void requireSound(long fileBytes) {
    for (Hdf5Column column : columns) {
      if (column.rows() != columns.get(0).rows()) {
        throw new StudyException(
            "the datasets of '%s' differ in length: '%s' has %d, '%s' has %d; name one by 'tree'"
                .formatted(
                    file,
                    columns.get(0).name(),
                    columns.get(0).rows(),
                    column.name(),
                    column.rows()));
      }
      long claimed = column.dataset().getSizeInBytes();
      if (column.dataset() instanceof ChunkedDataset chunked) {
        long chunk = Math.max(1, chunkBytes(chunked));
        boolean many = claimed / chunk > 1000 + fileBytes / 8; // each has a place in an index
        claimed = many ? Long.MAX_VALUE : Math.max(claimed, chunk);
      }
      if (claimed < 0 || claimed > 65536 + PACKED * fileBytes) {
        throw new StudyException(
            "'%s': column '%s' claims %d bytes in a file of %d: the file is damaged"
                .formatted(file, column.name(), claimed, fileBytes));
      }
    }
  }

  private static long chunkBytes(ChunkedDataset dataset) {
    long bytes = dataset.getDataType().getSize();
    for (int axis : dataset.getChunkDimensions()) {
      bytes = Math.multiplyExact(bytes, (long) axis);
    }
    return bytes;
  }

  public String tree() {
    return tree;
  }

  public int events() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }

  public List<Schema.Field> fields() {
    return columns.stream().map(Hdf5Column::field).toList();
  }

  /** Names of the first columns whose datasets have so many bytes together. */
  public Set<String> within(long bytes) {
    Set<String> names = new LinkedHashSet<>();
    Set<Dataset> datasets = new HashSet<>();
    long sum = 0;
    for (Hdf5Column column : columns) {
      sum += datasets.add(column.dataset()) ? column.dataset().getSizeInBytes() : 0;
      if (sum <= bytes) {
        names.add(column.name());
      }
    }
    return names;
  }

  /** Reads columns, each dataset once. */
  public Map<String, ColumnData> read(Set<String> wanted) {
    Map<String, ColumnData> table = new LinkedHashMap<>();
    Map<Dataset, Object> loaded = new HashMap<>();
    for (Hdf5Column column : columns) {
      if (wanted.contains(column.name())) {
        table.put(column.name(), guarded(column, loaded));
      }
    }
    return table;
  }

  /**
   * How many rows of some columns have about so many bytes; all where they can't be read in parts:
   * compounds and texts.
   */
  public int rows(Set<String> wanted, long bytes) {
    Set<Dataset> datasets = new HashSet<>();
    columns.stream().filter(c -> wanted.contains(c.name())).forEach(c -> datasets.add(c.dataset()));
    long each = 0;
    long step = 1;
    for (Dataset dataset : datasets) {
      if (dataset.isCompound()
          || dataset.isVariableLength()
          || Hdf5Values.kind(dataset.getDataType()) == Schema.Kind.TEXT) {
        return events();
      }
      each += dataset.getSizeInBytes() / Math.max(1, events());
      if (dataset instanceof ChunkedDataset chunked) {
        step = Math.max(step, chunked.getChunkDimensions()[0]);
      }
    }
    // A chunk is unpacked as a whole.
    long rows = Math.max(1, bytes / Math.max(1, each) / step) * step;
    return (int) Math.min(events(), rows);
  }

  /** Reads rows {@code from} to {@code from + count - 1} of columns that can be read in parts. */
  public Map<String, ColumnData> read(Set<String> wanted, int from, int count) {
    Map<String, ColumnData> table = new LinkedHashMap<>();
    Map<Dataset, Object> loaded = new HashMap<>();
    for (Hdf5Column column : columns) {
      if (wanted.contains(column.name())) {
        try {
          Dataset dataset = column.dataset();
          Object rows = loaded.computeIfAbsent(dataset, one -> Hdf5Column.load(one, from, count));
          table.put(column.name(), column.read(rows));
        } catch (StudyException e) {
          throw e;
        } catch (RuntimeException e) {
          throw Hdf5Problem.of(file, "column '" + column.name() + "'", e);
        }
      }
    }
    return table;
  }

  private ColumnData guarded(Hdf5Column column, Map<Dataset, Object> loaded) {
    Dataset dataset = column.dataset();
    try {
      Heap.require(2 * dataset.getSizeInBytes(), "the values of '" + file + "'");
      ColumnData values = column.read(loaded.computeIfAbsent(dataset, Hdf5Column::load));
      if (values.count() != column.rows()) {
        throw new IllegalArgumentException(
            "it has %d values, not %d".formatted(values.count(), column.rows()));
      }
      return values;
    } catch (StudyException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Hdf5Problem.of(file, "column '" + column.name() + "'", e);
    }
  }
}
