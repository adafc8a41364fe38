// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.data.structure.Structures;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the axes of an image are.
 *
 * @param x the member along a row
 * @param y the member along a column
 * @param range of both
 * @param moved what was done to the objects before, for captions; empty for nothing
 */
public record ImageAxes(String x, String y, Interval range, String moved) {

  /** Of the images that are made of a list, by name; those of a file have numbers of pixels. */
  public static Map<String, ImageAxes> of(List<ColumnPlan> columns) {
    Map<String, ImageAxes> axes = new HashMap<>();
    for (ColumnPlan column : columns) {
      column
          .structure()
          .filter(made -> made.word().equals("image") && made.settings().has("axes"))
          .map(made -> Structures.ALL.get(made.word()).term().complete(made.settings()))
          .ifPresent(settings -> axes.put(column.name(), of(settings)));
    }
    return axes;
  }

  private static ImageAxes of(Settings settings) {
    List<String> moved = new ArrayList<>();
    for (String move : List.of("centre", "rotate", "scale")) {
      if (!settings.word(move).equals("none")) {
        moved.add(move + " = " + settings.word(move));
      }
    }
    List<String> names = settings.words("axes");
    return new ImageAxes(
        names.get(0), names.get(1), settings.range("range"), String.join(", ", moved));
  }
}
