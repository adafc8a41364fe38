// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import java.util.List;
import java.util.Map;

/**
 * What a plot of explanations may draw.
 *
 * @param explained every explanation of the block
 * @param classes names of the classes
 * @param axes of images, where they are known
 */
public record DisplayRequest(
    List<Explained> explained, List<String> classes, Map<String, ImageAxes> axes) {
  public DisplayRequest {
    explained = List.copyOf(explained);
    classes = List.copyOf(classes);
    axes = Map.copyOf(axes);
  }
}
