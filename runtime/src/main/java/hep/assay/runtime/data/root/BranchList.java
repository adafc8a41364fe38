// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.root.RootBranch.Layout;
import hep.assay.runtime.data.root.RootBranch.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the branches of a tree, as the file describes them, into columns; nested branches follow
 * their parent.
 */
final class BranchList {
  private static final int DEEPEST = 50;

  private final ElementBranch elements;
  private final BasketList baskets;
  private final String where;
  private final Map<String, RootBranch> columns = new LinkedHashMap<>();

  private BranchList(Streamers streamers, String where, long entries) {
    this.baskets = new BasketList(entries);
    this.elements = new ElementBranch(streamers, baskets);
    this.where = where;
  }

  static List<RootBranch> of(RootObject tree, Streamers streamers, String where) {
    BranchList list = new BranchList(streamers, where, tree.number("fEntries"));
    list.addAll(tree.objects("fBranches"), "", 0);
    return List.copyOf(list.columns.values());
  }

  /**
   * Adds branches and the branches in them.
   *
   * @param object name of the split object that they belong to, with which their names begin; empty
   *     for the branches of the tree itself
   */
  private void addAll(List<?> branches, String object, int depth) {
    if (depth > DEEPEST) {
      throw Damage.in(where, "has branches nested more than " + DEEPEST + " deep");
    }
    for (Object each : branches) {
      if (each instanceof RootObject branch) {
        String plain = branch.text("fName").replaceFirst("\\[.*", "").replaceFirst("\\.$", "");
        boolean own = object.isEmpty() || plain.startsWith(object + ".");
        String name = own ? plain : object + "." + plain;
        List<?> children = branch.objects("fBranches");
        if (children.isEmpty() || ElementBranch.countsObjects(branch)) {
          add(branch, name);
        }
        addAll(children, object.isEmpty() ? plain : object, depth + 1);
      }
    }
  }

  private void add(RootObject branch, String name) {
    List<RootObject> leaves = new ArrayList<>();
    for (Object leaf : branch.objects("fLeaves")) {
      if (leaf instanceof RootObject found) {
        leaves.add(found);
      }
    }
    if (leaves.isEmpty()) {
      put(baskets.refused(branch, name, "it has no leaf"));
    } else if (branch.className().equals("TBranch") || branch.className().equals("TBranchRef")) {
      leaves(branch, name, leaves);
    } else if (branch.className().equals("TBranchElement")) {
      put(elements.column(branch, name, leaves.get(0)));
    } else {
      put(baskets.refused(branch, name, "it is a " + branch.className()));
    }
  }

  /** Of several branches of one name the later ones are called {@code name;2} and so on. */
  private void put(RootBranch column) {
    RootBranch added = column;
    for (int copy = 2; columns.containsKey(added.name()); copy++) {
      added = column.named(column.name() + ";" + copy);
    }
    columns.put(added.name(), added);
  }

  private void leaves(RootObject branch, String name, List<RootObject> leaves) {
    int stride = 0;
    boolean fixed = true;
    for (RootObject leaf : leaves) {
      RootType type = type(leaf);
      fixed &= type != null && type != RootType.STRING && leaf.object("fLeafCount") == null;
      stride += bytes(leaf);
    }
    int offset = 0;
    for (RootObject leaf : leaves) {
      String own = leaves.size() == 1 ? name : name + "." + leaf.text("fName");
      put(
          leaves.size() > 1 && !fixed
              ? baskets.refused(branch, own, "it stands in a list with leaves of varying length")
              : leaf(branch, own, leaf, new Place(offset, stride, 0)));
      offset += bytes(leaf);
    }
  }

  private RootBranch leaf(RootObject branch, String name, RootObject leaf, Place place) {
    RootType type = type(leaf);
    if (type == null) {
      return baskets.refused(branch, name, "it has leaves of class " + leaf.className());
    }
    RootObject counter = leaf.object("fLeafCount");
    Layout layout =
        type == RootType.STRING ? Layout.TEXT : counter == null ? Layout.FIXED : Layout.JAGGED;
    String counted = layout == Layout.JAGGED ? counter.text("fName") : "";
    return baskets.column(branch, name, type, layout, width(leaf), counted, place);
  }

  private static RootType type(RootObject leaf) {
    return RootType.ofLeaf(leaf.className(), leaf.number("fIsUnsigned") != 0);
  }

  private static int width(RootObject leaf) {
    return leaf.className().equals("TLeafC") ? 1 : leaf.integer("fLen");
  }

  private static int bytes(RootObject leaf) {
    RootType type = type(leaf);
    return type == null ? 0 : Math.multiplyExact(type.bytes(), width(leaf));
  }
}
