// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.TextColumn;
import hep.assay.runtime.data.root.RootValues;
import java.util.Arrays;

/** Values of a branch as a column of a table. */
final class RootColumn {
  private RootColumn() {}

  static ColumnData of(RootValues values) {
    ColumnData flat = flat(values.values());
    if (values.offsets() == null && values.width() == 1) {
      return flat;
    }
    return new ColumnData.Jagged(starts(values), flat);
  }

  private static ColumnData flat(Object values) {
    if (values instanceof float[] floats) {
      return new ColumnData.Floats(floats);
    } else if (values instanceof double[] doubles) {
      return new ColumnData.Doubles(doubles);
    } else if (values instanceof int[] ints) {
      return new ColumnData.Ints(ints);
    } else if (values instanceof long[] longs) {
      return new ColumnData.Longs(longs);
    } else if (values instanceof boolean[] flags) {
      int[] numbers = new int[flags.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = flags[i] ? 1 : 0;
      }
      return new ColumnData.Ints(numbers);
    }
    return TextColumn.of(Arrays.asList((String[]) values));
  }

  private static int[] starts(RootValues values) {
    int width = values.width();
    if (values.offsets() != null && width == 1) {
      return values.offsets();
    }
    int[] starts = new int[values.entries() + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = (values.offsets() == null ? i : values.offsets()[i]) * width;
    }
    return starts;
  }
}
