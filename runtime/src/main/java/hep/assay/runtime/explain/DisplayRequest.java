// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import java.util.List;
import java.util.Map;

/**
 * What a plot of explanations may draw.
 *
 * @param explained every explanation of the block
 * @param axes of images, where they are known
 */
public record DisplayRequest(List<Explained> explained, Map<String, ImageAxes> axes) {
  public DisplayRequest {
    explained = List.copyOf(explained);
    axes = Map.copyOf(axes);
  }
}
