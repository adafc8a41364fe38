// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

/**
 * A {@code TKey}: the head of every record of a file.
 *
 * @param bytes length of the record on disk, head included
 * @param objectBytes length of its content when unpacked
 * @param headBytes length of this head
 * @param cycle version of an object that was written several times under one name
 * @param seek where the record starts in the file
 */
record RootKey(
    int bytes,
    int objectBytes,
    int headBytes,
    int cycle,
    long seek,
    String className,
    String name,
    String title) {

  /** Reads the head at the cursor; afterwards the cursor is behind the title. */
  static RootKey read(RootBytes in) {
    int bytes = in.i4();
    int version = in.u2();
    int objectBytes = in.i4();
    in.skip(4); // date
    int headBytes = in.u2();
    int cycle = in.i2();
    boolean wide = version > 1000;
    long seek = in.address(wide);
    in.address(wide); // of the directory
    return new RootKey(
        bytes, objectBytes, headBytes, cycle, seek, in.string(), in.string(), in.string());
  }

  /** This key, whose lengths were compared with each other. */
  RootKey checked(RootBytes in) {
    if (bytes < headBytes || objectBytes < 0) {
      throw in.damaged(
          "has a head of %d bytes in a record of %d with %d unpacked"
              .formatted(headBytes, bytes, objectBytes));
    }
    return this;
  }

  /** The record of this key, unpacked; the cursor stands at the object's first byte. */
  RootBytes object(RootSource file, String where) {
    RootBytes record = file.read(seek, bytes, where);
    RootKey there = read(record).checked(record);
    if (!there.className.equals(className)
        || there.objectBytes != objectBytes
        || there.headBytes != headBytes) {
      throw record.damaged(
          "is not where the directory says: byte " + seek + " holds '" + there.name + "'");
    }
    return Compression.unpack(record, headBytes, objectBytes);
  }
}
