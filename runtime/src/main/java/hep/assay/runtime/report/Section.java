// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.StudyResults;

/** One section of the report. */
interface Section {

  /** Its heading, also its entry in the contents. */
  String title();

  /** Whether there is something to say. */
  default boolean applies(StudyResults results) {
    return true;
  }

  /** Writes what stands below the heading. */
  void write(StudyResults results, Html html);
}
