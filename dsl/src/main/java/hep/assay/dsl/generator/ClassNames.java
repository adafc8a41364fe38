// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import hep.assay.dsl.assay.Study;

/** What the class of a study and its file are called. */
public final class ClassNames {

  /** The package of all generated classes. */
  public static final String PACKAGE = "assay";

  private ClassNames() {}

  /**
   * The simple name, {@code WTaggingStudy}; made of {@code [A-Za-z0-9_]} whatever the study is
   * called.
   */
  public static String of(Study study) {
    return JavaText.identifier(study.getName()) + "Study";
  }

  /** The name with the package, as it is loaded. */
  public static String qualified(Study study) {
    return PACKAGE + "." + of(study);
  }

  /** Where the source is written, under the folder of generated sources. */
  public static String file(Study study) {
    return PACKAGE + "/" + of(study) + ".java";
  }
}
