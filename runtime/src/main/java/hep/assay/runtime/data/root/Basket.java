// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

/**
 * A {@code TBasket}: the values of one branch for a run of entries.
 *
 * @param content unpacked bytes, of which {@code start} to {@code end} are values
 * @param offsets where each entry starts in {@code content}, then {@code end}; null where all
 *     entries are equally long or the file leaves the places to the counting branch
 */
record Basket(RootBytes content, int start, int end, int entries, int[] offsets) {
  /** Flags of 80 and more: places of entries are made from the counting branch. */
  private static final int GENERATED = 80;

  /** What a basket adds to the head of its record. */
  private record Head(int entries, int last, int flag) {

    static Head read(RootBytes in) {
      in.skip(2 + 4); // version, buffer size
      if (in.i4() < 0) {
        in.skip(1); // bits for features of input and output
      }
      Head head = new Head(in.i4(), in.i4(), in.u1());
      if (head.entries < 0 || head.last < 0) {
        throw in.damaged(
            "has a basket of " + head.entries + " entries ending at byte " + head.last);
      }
      return head;
    }

    /**
     * Whether a basket inside the tree's record has places; for those in records of their own the
     * flag is 0.
     */
    boolean embedsPlaces() {
      return flag < GENERATED && flag % 10 != 2 && flag != 0;
    }
  }

  /**
   * The basket in a record of the file, valid until the scratch memory is used again; the places of
   * entries are read where its values are {@code jagged}.
   */
  static Basket read(
      RootSource file, long seek, int bytes, boolean jagged, String where, Scratch scratch) {
    RootBytes record = file.read(seek, bytes, where, scratch);
    RootKey key = RootKey.read(record).checked(record);
    if (!key.className().equals("TBasket") || key.bytes() != bytes) {
      throw record.damaged(
          "is not at byte " + seek + ": '" + key.className() + "' of " + key.bytes() + " bytes is");
    }
    Head head = Head.read(record);
    if (record.at() > key.headBytes()) {
      throw record.damaged("has a head longer than " + key.headBytes() + " bytes");
    }
    RootBytes content = Compression.unpack(record, key.headBytes(), key.objectBytes(), scratch);
    int start = content.at();
    long end = (long) start + head.last - key.headBytes();
    if (end < start || end > content.end()) {
      throw record.damaged("has values up to byte " + end + " of " + content.end());
    }
    int[] offsets = null;
    if (jagged && head.flag < GENERATED && end < content.end()) {
      content.moveTo(end);
      offsets = offsets(content, head.entries, start - key.headBytes(), start, (int) end);
    }
    return new Basket(content, start, (int) end, head.entries, offsets);
  }

  /** The last basket of a branch, kept inside the tree's own record and never compressed. */
  static Basket embedded(RootBytes in) {
    RootKey key = RootKey.read(in);
    Head head = Head.read(in);
    int[] raw = new int[0];
    if (head.embedsPlaces()) {
      if (head.entries > 0) {
        raw = array(in);
      }
      if (head.flag % GENERATED > 40) {
        array(in); // displacements, for entries that were moved in memory
      }
    }
    int start = in.at() + key.headBytes();
    int end = in.at() + head.last;
    boolean filled = head.flag == 1 || head.flag % GENERATED > 10;
    if (!filled || head.entries == 0) {
      return new Basket(in, in.at(), in.at(), 0, null);
    }
    in.skip(head.last);
    if (end < start) {
      throw in.damaged("has a basket that ends in its own head");
    }
    int[] offsets =
        raw.length == 0
            ? null
            : checked(raw, head.entries, start - key.headBytes(), start, end, in);
    return new Basket(in, start, end, head.entries, offsets);
  }

  private static int[] offsets(RootBytes in, int entries, int shift, int start, int end) {
    int[] raw = array(in);
    return checked(raw, entries, shift, start, end, in);
  }

  private static int[] array(RootBytes in) {
    int[] values = new int[in.count(4, "list of places")];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.i4();
    }
    return values;
  }

  private static int[] checked(
      int[] raw, int entries, int shift, int start, int end, RootBytes in) {
    if (raw.length < entries || raw.length > entries + 1) {
      throw in.damaged("has places for " + raw.length + " of " + entries + " entries");
    }
    int[] offsets = new int[entries + 1];
    int previous = start;
    for (int i = 0; i < entries; i++) {
      long place = (long) raw[i] + shift;
      if (place < previous || place > end || i == 0 && place != start) {
        throw in.damaged(
            "has entry "
                + i
                + " of a basket at byte "
                + place
                + ", outside of "
                + previous
                + " to "
                + end);
      }
      offsets[i] = previous = (int) place;
    }
    offsets[entries] = end;
    return offsets;
  }
}
