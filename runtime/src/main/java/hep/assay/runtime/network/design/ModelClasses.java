// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/** Which output of a model that was trained elsewhere belongs to which class of the study. */
public final class ModelClasses {
  private ModelClasses() {}

  /** {@code classes = ["qcd", "W"]}. */
  public static final Setting SETTING =
      Setting.texts(
              "classes",
              "the class of each output, in the model's order; the study's order (the signal"
                  + " first) where left out. One output alone is the first of two classes")
          .maybe();

  /**
   * The place among the model's outputs of each class of the study.
   *
   * @param file for messages
   * @param outputs how many outputs the model has; 1 stands for two classes
   * @throws StudyException where numbers or names do not fit
   */
  public static int[] places(String file, int outputs, List<String> classes, Settings settings) {
    List<String> named = settings.has("classes") ? settings.words("classes") : classes;
    boolean fits = outputs == classes.size() || outputs == 1 && classes.size() == 2;
    if (!fits) {
      throw new StudyException(
          file
              + " gives "
              + outputs
              + (outputs == 1 ? " score" : " scores")
              + " per event, and the study tells apart "
              + classes.size()
              + " classes: "
              + String.join(", ", classes));
    }
    for (String name : named) {
      if (!classes.contains(name)) {
        throw new StudyException(
            "classes = [...] names '"
                + name
                + "', which is no class of this classifier"
                + Nearest.hint(name, classes));
      }
    }
    if (named.size() != classes.size() || !named.containsAll(classes)) {
      throw new StudyException(
          "classes = [...] must name each class once: " + String.join(", ", classes));
    }
    return classes.stream().mapToInt(named::indexOf).toArray();
  }
}
