// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.root.RootBranch.Layout;
import hep.assay.runtime.data.root.RootBranch.Place;

/**
 * Columns from a {@code TBranchElement}: a member of a split object or of the objects of a split
 * collection, or a whole {@code std::vector} or string. What kind of member it is stands in two
 * codes, {@code fType} of the branch and {@code fStreamerType} of the member, both of ROOT's
 * TBranchElement and TVirtualStreamerInfo.
 */
final class ElementBranch {
  private static final int STRING_HEAD = 6;
  private static final int STL = 300;
  private static final int STL_POINTER = 500;
  private static final int STL_STRING = 365;

  private final Streamers streamers;
  private final BasketList baskets;

  ElementBranch(Streamers streamers, BasketList baskets) {
    this.streamers = streamers;
    this.baskets = baskets;
  }

  /** Whether the branch holds the number of objects of a split collection. */
  static boolean countsObjects(RootObject branch) {
    long kind = branch.number("fType");
    return kind == 3 || kind == 4;
  }

  RootBranch column(RootObject branch, String name, RootObject leaf) {
    int kind = branch.integer("fType");
    if (countsObjects(branch)) {
      Place place = new Place(0, RootType.INT32.bytes(), 0);
      return baskets.column(branch, name, RootType.INT32, Layout.FIXED, 1, "", place);
    }
    if (kind == 31 || kind == 41) {
      return inCollection(branch, name, leaf);
    }
    return kind <= 0 ? member(branch, name, leaf) : unreadable(branch, name);
  }

  private RootBranch inCollection(RootObject branch, String name, RootObject leaf) {
    int code = branch.integer("fStreamerType");
    RootType type = RootType.ofCode(isArray(code) ? code - 20 : code);
    RootObject count = branch.object("fBranchCount");
    if (type == null || count == null) {
      return unreadable(branch, name);
    }
    int width = Math.max(1, leaf.integer("fLen"));
    String counter = count.text("fName");
    return baskets.column(branch, name, type, Layout.JAGGED, width, counter, new Place(0, 0, 0));
  }

  private RootBranch member(RootObject branch, String name, RootObject leaf) {
    int code = branch.integer("fStreamerType");
    RootType basic = RootType.ofCode(isArray(code) ? code - 20 : code);
    if (basic != null) {
      int width = isArray(code) ? Math.max(1, leaf.integer("fLen")) : 1;
      Place place = new Place(0, Math.multiplyExact(width, basic.bytes()), 0);
      return baskets.column(branch, name, basic, Layout.FIXED, width, "", place);
    }
    RootType pointed = RootType.ofCode(code - 40);
    if (code > 40 && pointed != null) {
      return baskets.column(branch, name, pointed, Layout.JAGGED, 1, "", new Place(0, 0, 1));
    }
    String typeName = typeName(branch);
    RootType item = vectorItem(typeName);
    if (item != null) {
      Place place = new Place(0, 0, Place.VECTOR_HEAD);
      return baskets.column(branch, name, item, Layout.JAGGED, 1, "", place);
    }
    if (typeName.equals("string") || typeName.equals("TString")) {
      int head = code == STL || code == STL_POINTER || code == STL_STRING ? STRING_HEAD : 0;
      return baskets.column(
          branch, name, RootType.STRING, Layout.TEXT, 1, "", new Place(0, 0, head));
    }
    return unreadable(branch, name);
  }

  private static boolean isArray(int code) {
    return code > 20 && code < 40;
  }

  private RootBranch unreadable(RootObject branch, String name) {
    return baskets.refused(branch, name, "it holds objects of type " + typeName(branch));
  }

  /** The C++ type: of the branch, or of the member that it holds. */
  private String typeName(RootObject branch) {
    String className = branch.text("fClassName");
    int id = branch.integer("fID");
    Streamer owner = id < 0 ? null : streamers.find(className, branch.integer("fClassVersion"));
    String name =
        owner != null && id < owner.elements().size()
            ? owner.elements().get(id).typeName()
            : className;
    return name.startsWith("std::") ? name.substring(5) : name;
  }

  /** The type of the numbers in a vector, also in that of ROOT's data frames. */
  private static RootType vectorItem(String typeName) {
    String name = typeName.replaceFirst("^ROOT::(VecOps::)?RVec<", "vector<");
    return name.startsWith("vector<") && name.endsWith(">")
        ? RootType.ofName(name.substring(7, name.length() - 1))
        : null;
  }
}
