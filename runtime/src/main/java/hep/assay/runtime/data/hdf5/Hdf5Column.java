// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One column of a table.
 *
 * @param name its name
 * @param dataset where its values are
 * @param member member of a compound, else empty
 * @param part which value of a row it is
 * @param parts values of a row
 * @param list whether the whole row is its value
 */
record Hdf5Column(String name, Dataset dataset, String member, int part, int parts, boolean list) {

  static Hdf5Column plain(String name, Dataset dataset) {
    return new Hdf5Column(name, dataset, "", 0, 1, false);
  }

  int rows() {
    int[] dimensions = dataset.getDimensions();
    return dimensions.length == 0 ? 1 : dimensions[0];
  }

  /** The column, from what {@link #load} gave for its dataset. */
  ColumnData read(Object loaded) {
    Object values = member.isEmpty() ? loaded : ((Map<?, ?>) loaded).get(member);
    int rows = Hdf5Values.length(values, parts);
    ColumnData flat = list ? Hdf5Values.all(values, parts) : Hdf5Values.part(values, part, parts);
    if (!list) {
      return flat;
    }
    if (isShaped()) {
      return ShapedColumn.of(Shape.image(sizes()), rows, flat, "the values of '" + name + "'");
    }
    int[] starts = new int[rows + 1];
    for (int i = 0; i <= rows; i++) {
      starts[i] = Math.multiplyExact(i, parts);
    }
    return new ColumnData.Jagged(starts, flat);
  }

  /** Whether its numbers have rows and columns. */
  private boolean isShaped() {
    boolean numbers = Hdf5Values.kind(dataset.getDataType()) != Schema.Kind.TEXT;
    return list && member.isEmpty() && dataset.getDimensions().length > 2 && parts > 0 && numbers;
  }

  private List<Integer> sizes() {
    return Arrays.stream(dataset.getDimensions()).skip(1).boxed().toList();
  }

  /** All values of a dataset: a flat array, or arrays by member. */
  static Object load(Dataset dataset) {
    return dataset.isCompound() ? dataset.getData() : dataset.getDataFlat();
  }

  /** Some rows of a dataset of numbers. */
  static Object load(Dataset dataset, int from, int count) {
    int[] dimensions = dataset.getDimensions().clone();
    dimensions[0] = count;
    long[] offset = new long[dimensions.length];
    offset[0] = from;
    return dataset.getData(offset, dimensions);
  }

  Schema.Field field() {
    DataType type = dataset.getDataType();
    if (type instanceof CompoundDataType compound) {
      type =
          compound.getMembers().stream()
              .filter(m -> m.getName().equals(member))
              .findFirst()
              .orElseThrow()
              .getDataType();
    }
    DataType item = type instanceof ArrayDataType array ? array.getBaseType() : type;
    Schema.Kind kind = Hdf5Values.kind(item);
    String title = Hdf5Values.title(item) + (list ? "[" + parts + "]" : "");
    if (isShaped()) {
      String shape = Hdf5Values.title(item) + sizes().toString().replace(" ", "");
      return Schema.Field.of(name, Schema.Kind.SHAPED, shape, 4 * parts);
    }
    int bytes = item.getSize() == 8 || title.startsWith("uint32") ? 8 : 4;
    return Schema.Field.of(name, list ? Schema.Kind.LIST : kind, title, bytes);
  }
}
