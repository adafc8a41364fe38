// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

/** The codes of issues, one for each check. */
public final class IssueCodes {

  private IssueCodes() {}
}
