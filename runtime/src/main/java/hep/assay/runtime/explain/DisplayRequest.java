// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import java.util.List;

/**
 * What a plot of explanations may draw.
 *
 * @param explained every explanation of the block
 * @param classes names of the classes
 */
public record DisplayRequest(List<Explained> explained, List<String> classes) {
  public DisplayRequest {
    explained = List.copyOf(explained);
    classes = List.copyOf(classes);
  }
}
