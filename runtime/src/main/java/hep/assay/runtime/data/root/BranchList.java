// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.root.RootBranch.Baskets;
import hep.assay.runtime.data.root.RootBranch.Layout;
import hep.assay.runtime.data.root.RootBranch.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the branches of a tree, as the file describes them, into columns; nested branches follow their parent. */
final class BranchList {
  private static final int VECTOR_HEAD = 10;
  private static final int DEEPEST = 50;

  private final Streamers streamers;
  private final String where;
  private final long entries;
  private final Map<String, RootBranch> columns = new LinkedHashMap<>();

  private BranchList(Streamers streamers, String where, long entries) {
    this.streamers = streamers;
    this.where = where;
    this.entries = entries;
  }

  static List<RootBranch> of(RootObject tree, Streamers streamers, String where) {
    BranchList list = new BranchList(streamers, where, tree.number("fEntries"));
    list.addAll(tree.objects("fBranches"), "", 0);
    return List.copyOf(list.columns.values());
  }

  private void addAll(List<?> branches, String parent, int depth) {
    if (depth > DEEPEST) {
      throw RootException.damaged(where, "has branches nested more than " + DEEPEST + " deep");
    }
    for (Object each : branches) {
      if (each instanceof RootObject branch) {
        String name = branch.text("fName");
        List<?> children = branch.objects("fBranches");
        if (children.isEmpty() || branch.number("fType") == 3 || branch.number("fType") == 4) {
          add(branch, columns.containsKey(name) ? parent + "/" + name : name);
        }
        addAll(children, name, depth + 1);
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
      put(refused(branch, name, "it has no leaf"));
    } else if (branch.className().equals("TBranch") || branch.className().equals("TBranchRef")) {
      leaves(branch, name, leaves);
    } else if (branch.className().equals("TBranchElement")) {
      put(element(branch, name, leaves.get(0)));
    } else {
      put(refused(branch, name, "branches of class " + branch.className() + " are not supported"));
    }
  }

  private void put(RootBranch column) {
    columns.put(column.name(), column);
  }

  private void leaves(RootObject branch, String name, List<RootObject> leaves) {
    int stride = 0;
    boolean fixed = true;
    for (RootObject leaf : leaves) {
      RootType type = type(leaf);
      fixed &= type != null && type != RootType.STRING && leaf.object("fLeafCount") == null;
      stride += type == null ? 0 : type.bytes() * width(leaf);
    }
    int offset = 0;
    for (RootObject leaf : leaves) {
      String own = leaves.size() == 1 ? name : name + "." + leaf.text("fName");
      if (leaves.size() > 1 && !fixed) {
        put(refused(branch, own, "it stands in a leaf list with leaves of varying length"));
        continue;
      }
      put(leaf(branch, own, leaf, new Place(offset, stride, 0)));
      offset += type(leaf) == null ? 0 : type(leaf).bytes() * width(leaf);
    }
  }

  private static RootType type(RootObject leaf) {
    return RootType.ofLeaf(leaf.className(), leaf.number("fIsUnsigned") != 0);
  }

  private static int width(RootObject leaf) {
    return leaf.className().equals("TLeafC") ? 1 : leaf.integer("fLen");
  }

  private RootBranch leaf(RootObject branch, String name, RootObject leaf, Place place) {
    RootType type = type(leaf);
    if (type == null) {
      return refused(branch, name, "leaves of class " + leaf.className() + " are not supported");
    }
    RootObject counter = leaf.object("fLeafCount");
    if (type == RootType.STRING) {
      return column(branch, name, type, Layout.TEXT, 1, "", place);
    }
    return counter == null
        ? column(branch, name, type, Layout.FIXED, width(leaf), "", place)
        : column(branch, name, type, Layout.JAGGED, width(leaf), counter.text("fName"), place);
  }

  private RootBranch element(RootObject branch, String name, RootObject leaf) {
    int code = branch.integer("fStreamerType");
    int kind = branch.integer("fType");
    String typeName = typeName(branch);
    if (kind == 3 || kind == 4) { // the number of objects of a split collection
      return column(branch, name, RootType.INT32, Layout.FIXED, 1, "", new Place(0, 4, 0));
    }
    if (kind == 31 || kind == 41) {
      RootObject count = branch.object("fBranchCount");
      int width = Math.max(1, leaf.integer("fLen"));
      RootType type = RootType.ofCode(code >= 20 && code < 40 ? code - 20 : code);
      return type == null || count == null
          ? refused(branch, name, "its type " + typeName + " is not supported inside a collection")
          : column(branch, name, type, Layout.JAGGED, width, count.text("fName"), new Place(0, 0, 0));
    }
    return kind <= 0
        ? plainElement(branch, name, leaf, code, typeName)
        : refused(branch, name, "objects of type " + typeName + " are not supported");
  }

  private RootBranch plainElement(RootObject branch, String name, RootObject leaf, int code, String typeName) {
    RootType item = vectorItem(typeName);
    boolean basic = code > 0 && code < 20;
    if (basic || code > 20 && code < 40) {
      RootType type = RootType.ofCode(basic ? code : code - 20);
      int width = basic ? 1 : Math.max(1, leaf.integer("fLen"));
      return type == null
          ? refused(branch, name, "its type " + typeName + " is not supported")
          : column(branch, name, type, Layout.FIXED, width, "", new Place(0, width * type.bytes(), 0));
    }
    if (code > 40 && code < 60) {
      RootType type = RootType.ofCode(code - 40);
      return type == null
          ? refused(branch, name, "its type " + typeName + " is not supported")
          : column(branch, name, type, Layout.JAGGED, 1, "", new Place(0, 0, 1));
    }
    if (item != null) {
      return column(branch, name, item, Layout.JAGGED, 1, "", new Place(0, 0, VECTOR_HEAD));
    }
    if (typeName.equals("string") || typeName.equals("std::string") || typeName.equals("TString")) {
      return column(branch, name, RootType.STRING, Layout.TEXT, 1, "", new Place(0, 0, 0));
    }
    return refused(branch, name, "objects of type " + typeName + " are not supported");
  }

  /** The C++ type: of the branch, or of the member that it holds. */
  private String typeName(RootObject branch) {
    String className = branch.text("fClassName");
    int id = branch.integer("fID");
    Streamer owner = id < 0 ? null : streamers.find(className, branch.integer("fClassVersion"));
    return owner != null && id < owner.elements().size() ? owner.elements().get(id).typeName() : className;
  }

  private static RootType vectorItem(String typeName) {
    String name = typeName.startsWith("std::") ? typeName.substring(5) : typeName;
    return name.startsWith("vector<") && name.endsWith(">")
        ? RootType.ofName(name.substring(7, name.length() - 1))
        : null;
  }

  private RootBranch column(
      RootObject branch, String name, RootType type, Layout layout, int width, String counter, Place place) {
    if (!branch.text("fFileName").isEmpty()) {
      return refused(branch, name, "its values are in another file, " + branch.text("fFileName"));
    }
    if (width < 1) {
      throw RootException.damaged(where + ": branch '" + name + "'", "has " + width + " values an entry");
    }
    Baskets baskets = baskets(branch, where + ": branch '" + name + "'");
    return new RootBranch(name, branch.text("fTitle"), type, layout, width, counter, "", place, baskets);
  }

  private static RootBranch refused(RootObject branch, String name, String why) {
    Baskets none = new Baskets(new long[1], new long[0], new int[0], List.of());
    return new RootBranch(
        name, branch.text("fTitle"), null, Layout.FIXED, 1, "", why, new Place(0, 0, 0), none);
  }

  /** Places of the baskets, checked to follow each other and to hold all entries of the tree. */
  private Baskets baskets(RootObject branch, String where) {
    long[] seek = branch.numbers("fBasketSeek");
    long[] bytes = branch.numbers("fBasketBytes");
    long[] first = branch.numbers("fBasketEntry");
    int stored = 0;
    while (stored < seek.length && stored < branch.number("fWriteBasket") && seek[stored] != 0) {
      stored++;
    }
    List<Basket> embedded = new ArrayList<>();
    for (Object basket : branch.objects("fBaskets")) {
      if (basket instanceof Basket found && found.entries() > 0) {
        embedded.add(found);
      }
    }
    long inFile = stored == 0 ? 0 : stored < first.length ? first[stored] : branch.number("fEntries");
    if (inFile == branch.number("fEntries")) {
      embedded.clear(); // copies of what is in the file
    }
    long[] starts = new long[stored + embedded.size() + 1];
    System.arraycopy(first, 0, starts, 0, Math.min(stored, first.length));
    starts[stored] = inFile;
    for (int i = 0; i < embedded.size(); i++) {
      starts[stored + i + 1] = starts[stored + i] + embedded.get(i).entries();
    }
    require(starts, where);
    int[] lengths = new int[stored];
    Arrays.setAll(lengths, i -> i < bytes.length ? (int) bytes[i] : 0);
    return new Baskets(starts, Arrays.copyOf(seek, stored), lengths, List.copyOf(embedded));
  }

  private void require(long[] starts, String where) {
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] <= starts[i - 1]) {
        throw RootException.damaged(
            where, "has basket " + i + " starting at entry " + starts[i] + ", not behind entry " + starts[i - 1]);
      }
    }
    long held = starts[starts.length - 1];
    if (starts[0] != 0 || held != entries) {
      throw RootException.damaged(
          where, "holds entries " + starts[0] + " to " + held + " in its baskets where the tree has " + entries);
    }
  }
}
