// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.root.RootBranch.Baskets;
import hep.assay.runtime.data.root.RootBranch.Layout;
import hep.assay.runtime.data.root.RootBranch.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the baskets of a branch and checks that together they hold all entries of the tree. */
final class BasketList {
  private final long entries;

  BasketList(long entries) {
    this.entries = entries;
  }

  /** A column that can be read. */
  RootBranch column(
      RootObject branch,
      String name,
      RootType type,
      Layout layout,
      int width,
      String counter,
      Place place) {
    if (!branch.text("fFileName").isEmpty()) {
      return refused(branch, name, "its values are in another file, " + branch.text("fFileName"));
    }
    if (width < 1) {
      return refused(branch, name, "it has " + width + " values an entry; the file is damaged");
    }
    Baskets baskets = baskets(branch);
    String unsound = unsound(baskets.firstEntry());
    if (!unsound.isEmpty()) {
      return refused(branch, name, unsound + "; the file is damaged or was not closed properly");
    }
    String title = branch.text("fTitle");
    return new RootBranch(
        name, title, type, layout, width, counter, "", branch.number("fTotBytes"), place, baskets);
  }

  /** A column that can't be read, with the reason. */
  RootBranch refused(RootObject branch, String name, String why) {
    Baskets none = new Baskets(new long[1], new long[0], new int[0], List.of());
    Place nowhere = new Place(0, 0, 0);
    String title = branch.text("fTitle");
    return new RootBranch(name, title, null, Layout.FIXED, 1, "", why, 0, nowhere, none);
  }

  private Baskets baskets(RootObject branch) {
    long[] seek = branch.numbers("fBasketSeek");
    long[] bytes = branch.numbers("fBasketBytes");
    long[] first = branch.numbers("fBasketEntry");
    long branchEntries = branch.number("fEntries");
    int stored = 0;
    while (stored < seek.length && stored < branch.number("fWriteBasket") && seek[stored] != 0) {
      stored++;
    }
    stored = Math.min(stored, Math.min(bytes.length, first.length));
    long inFile = stored == 0 ? 0 : stored < first.length ? first[stored] : branchEntries;
    List<Basket> embedded = inFile == branchEntries ? List.of() : embedded(branch);
    long[] starts = Arrays.copyOf(first, stored + embedded.size() + 1);
    starts[stored] = inFile;
    for (int i = 0; i < embedded.size(); i++) {
      starts[stored + i + 1] = starts[stored + i] + embedded.get(i).entries();
    }
    int[] lengths = new int[stored];
    Arrays.setAll(lengths, i -> (int) bytes[i]);
    return new Baskets(starts, Arrays.copyOf(seek, stored), lengths, embedded);
  }

  private static List<Basket> embedded(RootObject branch) {
    List<Basket> embedded = new ArrayList<>();
    for (Object basket : branch.objects("fBaskets")) {
      if (basket instanceof Basket found && found.entries() > 0) {
        embedded.add(found);
      }
    }
    return List.copyOf(embedded);
  }

  /** What is wrong with the first entries of baskets; empty where nothing is. */
  private String unsound(long[] starts) {
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] <= starts[i - 1]) {
        return "its basket %d starts at entry %d, not behind entry %d"
            .formatted(i, starts[i], starts[i - 1]);
      }
    }
    long held = starts[starts.length - 1];
    return starts[0] == 0 && held == entries
        ? ""
        : "its baskets hold entries %d to %d where the tree has %d"
            .formatted(starts[0], held, entries);
  }
}
