// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The descriptions of classes that every ROOT file carries. Trees, branches and leaves are read
 * after the description of the file they stand in, so that no layout of any ROOT version is written
 * down here; only the descriptions themselves have a fixed layout.
 */
final class Streamers {
  private final Map<String, TreeMap<Integer, Streamer>> byClass = new HashMap<>();

  /** Reads the list from the unpacked record. */
  static Streamers read(RootBytes in, int origin) {
    Streamers all = new Streamers();
    ObjectReader reader = new ObjectReader(in, origin, all);
    for (Object found : reader.list()) {
      if (found instanceof Streamer streamer) {
        all.byClass
            .computeIfAbsent(streamer.className(), c -> new TreeMap<>())
            .put(streamer.version(), streamer);
      }
    }
    return all;
  }

  /**
   * The description of a class in a version, or in the one next to it where a file has only that;
   * else null.
   */
  Streamer find(String className, int version) {
    TreeMap<Integer, Streamer> versions = byClass.get(className);
    return versions == null ? null : versions.get(version);
  }

  /** The description with the highest version, or null. */
  Streamer latest(String className) {
    TreeMap<Integer, Streamer> versions = byClass.get(className);
    return versions == null ? null : versions.lastEntry().getValue();
  }

  /** {@code TStreamerInfo}: name, checksum, class version, elements. */
  static Streamer readInfo(ObjectReader reader) {
    RootBytes in = reader.in();
    String name = reader.named();
    in.skip(4); // checksum
    int version = in.i4();
    List<Streamer.Element> elements = new ArrayList<>();
    for (Object element : reader.pointedArray()) {
      if (element instanceof Streamer.Element found) {
        elements.add(found);
      }
    }
    return new Streamer(name, version, List.copyOf(elements));
  }

  /** Any {@code TStreamerElement}: the common part, then what bases and counted pointers add. */
  static Streamer.Element readElement(ObjectReader reader, String className) {
    RootBytes in = reader.in();
    ObjectReader.Version own = null;
    if (!className.equals("TStreamerElement")) {
      own = reader.version();
    }
    if (className.equals("TStreamerSTLstring")) {
      reader.version(); // its base, TStreamerSTL, has one of its own
    }
    ObjectReader.Version common = reader.version();
    String name = reader.named();
    int type = in.i4();
    in.skip(4); // size in memory
    int length = in.i4();
    in.skip(4); // dimensions
    int indices = common.number() == 1 ? in.count(4, "list of indices") : 5;
    in.skip(4L * indices);
    String typeName = in.string();
    reader.end(common);
    int baseVersion = 0;
    String counter = "";
    if (className.equals("TStreamerBase") && own.number() > 2) {
      baseVersion = in.i4();
    } else if (className.equals("TStreamerBasicPointer")) {
      in.skip(4);
      counter = in.string();
    }
    if (own != null) {
      reader.end(own);
    }
    return new Streamer.Element(name, type, length, typeName, baseVersion, counter);
  }
}
