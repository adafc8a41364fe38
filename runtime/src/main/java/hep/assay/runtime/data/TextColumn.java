// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes columns of texts. */
public final class TextColumn {
  private TextColumn() {}

  /** Each distinct text once, in the order of its first appearance; null is a missing one. */
  public static ColumnData of(Iterable<String> texts) {
    Map<String, Integer> known = new HashMap<>();
    List<String> words = new ArrayList<>();
    List<Integer> codes = new ArrayList<>();
    for (String text : texts) {
      Integer code = text == null ? Integer.valueOf(-1) : known.get(text);
      if (code == null) {
        code = words.size();
        known.put(text, code);
        words.add(text);
      }
      codes.add(code);
    }
    return new ColumnData.Words(words, codes.stream().mapToInt(Integer::intValue).toArray());
  }
}
