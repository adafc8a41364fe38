// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import java.util.List;

/**
 * How one version of a class is written: its {@code TStreamerInfo}.
 *
 * @param className class
 * @param version version of the class
 * @param elements members in the order of the file
 */
record Streamer(String className, int version, List<Element> elements) {

  /**
   * One member.
   *
   * @param name member or base class
   * @param type code of ROOT's {@code TVirtualStreamerInfo::EReadWrite}
   * @param length items of a fixed-size array, else 0
   * @param typeName C++ type
   * @param baseVersion version of a base class
   * @param counter member that counts a pointer's items
   */
  record Element(
      String name, int type, int length, String typeName, int baseVersion, String counter) {}
}
