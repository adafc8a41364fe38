// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import org.eclipse.xtext.formatting.IIndentationInformation;

/** One level of indentation is two spaces. */
public class TwoSpaces implements IIndentationInformation {

  @Override
  public String getIndentString() {
    return "  ";
  }
}
