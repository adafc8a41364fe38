// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

/** The codes of issues, one for each check; quick fixes and tests refer to them. */
public final class IssueCodes {

  private IssueCodes() {}

  // ---- names and words that are not known; data: the nearest known one

  public static final String UNKNOWN_NAME = "assay.name.unknown";
  public static final String UNKNOWN_METHOD = "assay.method.unknown";
  public static final String UNKNOWN_SETTING = "assay.setting.unknown";
  public static final String UNKNOWN_ROLE = "assay.role.unknown";
}
