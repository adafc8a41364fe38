// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.Set;

/**
 * Reads the members of trees, branches and leaves, one after the other as the file's description of
 * the class says. What other classes hold is stepped over.
 */
final class MemberReader {
  private static final int FIRST_BRANCH_VERSION = 10;
  private static final Set<String> READ =
      Set.of("TTree", "TBranch", "TBranchElement", "TBranchObject", "TBranchRef");

  private final ObjectReader objects;
  private final RootBytes in;
  private final Streamers streamers;

  MemberReader(ObjectReader objects, Streamers streamers) {
    this.objects = objects;
    this.in = objects.in();
    this.streamers = streamers;
  }

  /** Whether the members of a class are read. */
  static boolean reads(String className) {
    return READ.contains(className) || className.startsWith("TLeaf");
  }

  /** One class' part of an object, after its description in the file. */
  void part(String className, RootObject into) {
    ObjectReader.Version version = objects.version();
    if (className.equals("TBranch") && version.number() < FIRST_BRANCH_VERSION) {
      throw new StudyException(
          in.where() + " was written by a ROOT older than version 5, which is not supported.");
    }
    Streamer streamer = streamers.find(className, version.number());
    if (streamer == null) {
      throw in.damaged("has no description of " + className + " version " + version.number());
    }
    for (Streamer.Element element : streamer.elements()) {
      member(element, into);
      if (element.name().equals("fLeaves") && className.equals("TTree")) {
        break; // what follows in a tree says nothing about its columns
      }
    }
    objects.end(version);
  }

  private void member(Streamer.Element element, RootObject into) {
    int type = element.type();
    if (type == 0) {
      basePart(element.name(), into);
    } else if (type == 67) {
      objects.namedObject(into);
    } else if (type == 66) {
      objects.base();
    } else if (type < 20) {
      into.put(element.name(), basic(type));
    } else if (type < 40) {
      into.put(element.name(), basics(type - 20, element.length()));
    } else if (type < 60) {
      in.skip(1);
      long count = into.number(element.counter());
      if (count < 0 || count > in.remaining()) {
        throw in.damaged("claims " + count + " items of " + element.name());
      }
      into.put(element.name(), basics(type - 40, (int) count));
    } else {
      into.put(element.name(), object(element));
    }
  }

  private void basePart(String className, RootObject into) {
    switch (className) {
      case "TNamed" -> objects.namedObject(into);
      case "TObject" -> objects.base();
      default -> {
        if (reads(className)) {
          part(className, into);
        } else {
          stepOver(className);
        }
      }
    }
  }

  private Object object(Streamer.Element element) {
    return switch (element.type()) {
      case 65 -> in.string();
      case 63, 64, 68, 69 -> objects.pointer();
      case 61, 62 -> {
        if (element.typeName().equals("TObjArray")) {
          yield objects.array();
        }
        stepOver(element.typeName());
        yield null;
      }
      default ->
          throw in.damaged(
              "has a member " + element.name() + " of the unknown kind " + element.type());
    };
  }

  private void stepOver(String className) {
    ObjectReader.Version version = objects.version();
    if (version.end() < 0) {
      throw in.damaged("has a part of class " + className + " of unknown length");
    }
    in.moveTo(version.end());
  }

  private long[] basics(int type, int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = basic(type) instanceof Long value ? value : 0;
    }
    return values;
  }

  /** Codes 1 to 19 of the basic types. */
  private Object basic(int type) {
    return switch (type) {
      case 1 -> (long) (byte) in.u1();
      case 11, 18 -> (long) in.u1();
      case 2 -> (long) in.i2();
      case 12 -> (long) in.u2();
      case 3, 6 -> (long) in.i4();
      case 13, 15 -> in.u4();
      case 4, 14, 16, 17 -> in.i8();
      case 5, 9 -> (double) Float.intBitsToFloat(in.i4()); // a Double32_t is written as a float
      case 19 -> { // Float16_t: one byte of exponent, two of mantissa; only limits of leaves
        in.skip(3);
        yield 0.0;
      }
      case 8 -> Double.longBitsToDouble(in.i8());
      default -> throw in.damaged("has a number of the unknown kind " + type);
    };
  }
}
