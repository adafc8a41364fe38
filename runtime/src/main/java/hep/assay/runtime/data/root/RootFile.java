// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A ROOT file, opened for reading. Written after the format's description in ROOT's source (TFile,
 * TKey, TDirectory, TBufferFile, TBasket) and tested against uproot.
 */
public final class RootFile implements Closeable {
  private static final int MAGIC = 0x726F6F74; // "root"
  private static final int WIDE = 1_000_000;
  private static final int LONGEST_HEAD = 4096;
  private static final Set<String> TREES = Set.of("TTree", "TNtuple", "TNtupleD");
  private static final Set<String> DIRECTORIES = Set.of("TDirectory", "TDirectoryFile");

  private final RootSource source;
  private final List<Entry> objects = new ArrayList<>();
  private final long infoSeek;
  private final int infoBytes;
  private Streamers streamers;

  /** An object of the file: its path without cycle, and its key. */
  record Entry(String path, RootKey key) {}

  private RootFile(RootSource source) {
    this.source = source;
    RootBytes head = source.read(0, Math.min(100, source.size()), source.place("the head"));
    if (head.remaining() < 4 || head.i4() != MAGIC) {
      throw new StudyException(
          source.path() + " is not a ROOT file: it does not begin with 'root'.");
    }
    boolean wide = head.i4() >= WIDE;
    int begin = head.i4();
    long end = head.address(wide);
    if (end > source.size()) {
      throw Damage.in(
          source.path() + ": the file", "should have " + end + " bytes but has " + source.size());
    }
    head.address(wide); // free segments
    head.skip(4 + 4);
    int nameBytes = head.i4();
    head.skip(1 + 4); // units, compression
    infoSeek = head.address(wide);
    infoBytes = head.i4();
    directory(begin, nameBytes, "", new HashSet<>());
  }

  /** Opens a file and lists its objects. */
  public static RootFile open(Path path) {
    RootSource source = new RootSource(path);
    try {
      return new RootFile(source);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void directory(long seek, int nameBytes, String path, Set<Long> seen) {
    if (!seen.add(seek)) {
      throw Damage.in(source.path() + ": directory '" + path + "'", "contains itself");
    }
    String where = source.place(path.isEmpty() ? "the directory" : "directory '" + path + "'");
    RootBytes in =
        source.read(seek + nameBytes, Math.min(60, source.size() - seek - nameBytes), where);
    boolean wide = in.u2() > 1000;
    in.skip(4 + 4 + 4 + 4); // dates, bytes of keys and name
    in.address(wide);
    in.address(wide);
    long keysSeek = in.address(wide);
    if (keysSeek == 0) {
      return; // an empty directory
    }
    keys(keysSeek, path, seen);
  }

  private void keys(long seek, String path, Set<Long> seen) {
    String folder = path.isEmpty() ? "" : " of directory '" + path + "'";
    String where = source.place("the list of objects" + folder);
    RootBytes in = source.read(seek, Math.min(LONGEST_HEAD, source.size() - seek), where);
    RootKey list = RootKey.read(in).checked(in);
    RootBytes keys = source.read(seek, list.bytes(), where);
    keys.moveTo(list.headBytes());
    int count = keys.count(18, "list of objects");
    for (int i = 0; i < count; i++) {
      RootKey key = RootKey.read(keys).checked(keys);
      String name = path + key.name();
      objects.add(new Entry(name, key));
      if (DIRECTORIES.contains(key.className())) {
        directory(key.seek(), key.headBytes(), name + "/", seen);
      }
    }
  }

  /** Paths of all trees, each once, in the order of the file. */
  public List<String> trees() {
    return objects.stream().filter(e -> isTree(e.key)).map(Entry::path).distinct().toList();
  }

  private static boolean isTree(RootKey key) {
    return TREES.contains(key.className());
  }

  /**
   * The tree at a path such as {@code Events}, {@code analysis/nominal} or {@code Events;2} (an
   * older cycle).
   *
   * @param path null or empty for the only tree of the file
   * @throws StudyException where there is no such tree, or several and none is named
   */
  public RootTree tree(String path) {
    Entry entry = path == null || path.isEmpty() ? onlyTree() : find(path);
    String where = source.place("tree '" + entry.path + "'");
    RootKey key = entry.key;
    if (key.className().contains("RNTuple")) {
      throw new StudyException(
          source.path()
              + ": '"
              + entry.path
              + "' is an RNTuple, which Assay does not read. "
              + "Write it as a TTree or as Parquet.");
    }
    if (!isTree(key)) {
      throw new StudyException(
          source.path()
              + ": '"
              + entry.path
              + "' is a "
              + key.className()
              + ", not a tree."
              + trees(" Trees are "));
    }
    return Damage.guard(where, () -> read(entry, where));
  }

  private RootTree read(Entry entry, String where) {
    RootKey key = entry.key;
    RootBytes in = key.object(source, where);
    ObjectReader reader = new ObjectReader(in, key.headBytes(), streamers());
    RootObject tree = new RootObject(key.className());
    if (!key.className().equals("TTree")) {
      reader.version(); // TNtuple and TNtupleD begin with their base, the tree
    }
    reader.part("TTree", tree);
    long entries = tree.number("fEntries");
    if (entries < 0 || !tree.has("fBranches")) {
      throw Damage.in(where, "has " + entries + " entries");
    }
    return new RootTree(source, entry.path, entries, BranchList.of(tree, streamers(), where));
  }

  private Entry onlyTree() {
    List<String> paths = trees();
    if (paths.size() == 1) {
      return find(paths.get(0));
    }
    for (Entry entry : objects) {
      if (paths.isEmpty() && entry.key.className().contains("RNTuple")) {
        return entry;
      }
    }
    throw new StudyException(
        source.path()
            + (paths.isEmpty()
                ? " has no tree."
                : " has several trees; name one of them:" + trees(" ")));
  }

  private Entry find(String path) {
    int semicolon = path.lastIndexOf(';');
    String name = semicolon < 0 ? path : path.substring(0, semicolon);
    String cycle = semicolon < 0 ? "" : path.substring(semicolon + 1);
    Entry best = null;
    for (Entry entry : objects) {
      boolean wanted = cycle.isEmpty() || cycle.equals(String.valueOf(entry.key.cycle()));
      if (entry.path.equals(name)
          && wanted
          && (best == null || entry.key.cycle() > best.key.cycle())) {
        best = entry;
      }
    }
    if (best == null) {
      throw new StudyException(
          source.path() + ": there is no '" + path + "' in it" + Nearest.hint(path, trees()));
    }
    return best;
  }

  private String trees(String before) {
    List<String> paths = trees();
    return paths.isEmpty()
        ? " The file has no tree."
        : paths.stream().collect(Collectors.joining(", ", before, "."));
  }

  private Streamers streamers() {
    if (streamers == null) {
      String where = source.place("the description of classes");
      RootKey key =
          RootKey.read(source.read(infoSeek, Math.min(infoBytes, source.size() - infoSeek), where));
      RootBytes record = source.read(infoSeek, key.bytes(), where);
      streamers =
          Streamers.read(
              Compression.unpack(record, key.headBytes(), key.objectBytes()), key.headBytes());
    }
    return streamers;
  }

  @Override
  public void close() {
    source.close();
  }
}
