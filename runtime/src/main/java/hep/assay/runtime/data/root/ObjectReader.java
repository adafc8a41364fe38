// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads objects from an unpacked record after the file's own {@link Streamers}. Pointers are
 * written as the object itself the first time and as its place in the record afterwards; places
 * count from the head of the record, which is {@code origin} bytes long.
 *
 * <p>Classes that say nothing about columns are stepped over by the byte count in front of each.
 */
final class ObjectReader {
  private static final long BYTE_COUNT = 0x4000_0000L;
  private static final long CLASS = 0x8000_0000L;
  private static final long NEW_CLASS = 0xFFFF_FFFFL;
  private static final int PLACE_OFFSET = 2;
  private static final int DEEPEST = 100;

  private final RootBytes in;
  private final int origin;
  private final MemberReader members;
  private final Map<Long, Object> places = new HashMap<>();
  private int depth;

  ObjectReader(RootBytes in, int origin, Streamers streamers) {
    this.in = in;
    this.origin = origin - in.at();
    this.members = new MemberReader(this, streamers);
  }

  /**
   * The head of a class' part of an object.
   *
   * @param number class version
   * @param end first byte behind the part, or -1 where the file does not say
   */
  record Version(int number, int end) {}

  /** One class' part of an object, after its description in the file. */
  void part(String className, RootObject into) {
    members.part(className, into);
  }

  RootBytes in() {
    return in;
  }

  Version version() {
    long count = in.u4();
    if ((count & BYTE_COUNT) == 0) {
      in.skip(-4);
      return new Version(in.u2(), -1);
    }
    long end = in.at() + (count & ~BYTE_COUNT);
    if (end > in.end()) {
      throw in.damaged("has an object of " + (count & ~BYTE_COUNT) + " bytes behind its end");
    }
    return new Version(in.u2(), (int) end);
  }

  /** Steps to the end of a part; to have read beyond it is an error. */
  void end(Version version) {
    if (version.end >= 0) {
      if (in.at() > version.end) {
        throw in.damaged("has an object that is longer than it says, at byte " + in.at());
      }
      in.moveTo(version.end);
    }
  }

  /** The {@code TObject} part: id and bits. */
  void base() {
    in.skip(2 + 4);
    if ((in.u4() & 1 << 4) != 0) {
      in.skip(2); // number of the process that made it
    }
  }

  /** A {@code TNamed} part; gives the name. */
  String named() {
    return namedObject(new RootObject("TNamed")).text("fName");
  }

  RootObject namedObject(RootObject into) {
    Version version = version();
    base();
    into.put("fName", in.string());
    into.put("fTitle", in.string());
    end(version);
    return into;
  }

  /** A {@code TList}, whose objects are each followed by an option. */
  List<Object> list() {
    Version version = version();
    base();
    in.string();
    int size = in.count(5, "list");
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      objects.add(pointer());
      in.skip(in.u1());
    }
    end(version);
    return objects;
  }

  /** A pointer to a {@code TObjArray}. */
  List<?> pointedArray() {
    return pointer() instanceof List<?> list ? list : List.of();
  }

  /** A {@code TObjArray}. */
  List<Object> array() {
    Version version = version();
    base();
    in.string();
    int size = in.count(4, "array of objects");
    in.skip(4); // lowest index
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      objects.add(pointer());
    }
    end(version);
    return objects;
  }

  /** What a pointer points to: a new object, one read before, or null. */
  Object pointer() {
    long start = place();
    long count = in.u4();
    boolean counted = (count & BYTE_COUNT) != 0 && count != NEW_CLASS;
    long tagPlace = place();
    long tag = counted ? in.u4() : count;
    if (!counted) {
      tagPlace = start;
    }
    if ((tag & CLASS) == 0) {
      return tag <= 1 ? null : places.get(tag);
    }
    int end = counted ? (int) Math.min(in.end(), start - origin + 4 + (count & ~BYTE_COUNT)) : -1;
    Object object = object(className(tag, tagPlace), start + PLACE_OFFSET, end);
    end(new Version(0, end));
    return object;
  }

  private long place() {
    return in.at() + (long) origin;
  }

  private String className(long tag, long tagPlace) {
    if (tag == NEW_CLASS) {
      String name = in.zeroTerminated();
      places.put(tagPlace + PLACE_OFFSET, name);
      return name;
    }
    if (places.get(tag & ~CLASS) instanceof String known) {
      return known;
    }
    throw in.damaged("refers to a class at byte " + (tag & ~CLASS) + " where none is");
  }

  private Object object(String className, long place, int end) {
    if (++depth > DEEPEST) {
      throw in.damaged("has objects nested more than " + DEEPEST + " deep");
    }
    Object object =
        switch (className) {
          case "TStreamerInfo" -> info();
          case "TObjArray" -> array();
          case "TBasket" -> Basket.embedded(in);
          case "TNamed" -> namedObject(new RootObject(className));
          default ->
              className.startsWith("TStreamer")
                  ? Streamers.readElement(this, className)
                  : known(className, place, end);
        };
    places.put(place, object);
    depth--;
    return object;
  }

  private Streamer info() {
    Version version = version();
    Streamer info = Streamers.readInfo(this);
    end(version);
    return info;
  }

  private RootObject known(String className, long place, int end) {
    RootObject object = new RootObject(className);
    places.put(place, object);
    if (MemberReader.reads(className)) {
      members.part(className, object);
    } else if (end < 0) {
      throw in.damaged("has an object of class " + className + " of unknown length");
    }
    return object;
  }
}
