// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Results of earlier work by their {@link Key}, in a folder of their own.
 *
 * <p>An entry is written to a temporary file, forced to the disk and renamed, so it is there whole
 * or not at all. It begins with the digest of its content; a damaged entry counts as missing, and a
 * note says so. The folder is bounded: on closing, the entries unused for longest go first, never
 * one that this run used. One process writes at a time ({@link StoreLock}).
 */
public final class Store implements AutoCloseable {
  private static final byte[] MAGIC = "ASSAY\u0001\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_BYTES = 32;

  private final Path folder;
  private final long limit;
  private final StoreLock lock;
  private final Set<Path> used = ConcurrentHashMap.newKeySet();
  private final Set<String> notes = ConcurrentHashMap.newKeySet();

  private Store(Path folder, long limit, StoreLock lock) {
    this.folder = folder;
    this.limit = limit;
    this.lock = lock;
  }

  /**
   * Opens the store, made where it is missing.
   *
   * @param folder where the entries are
   * @param limit bytes that the entries may take in all
   * @throws hep.assay.runtime.vocabulary.StudyException where another run holds it (the message
   *     says who), or the folder can't be written
   */
  public static Store open(Path folder, long limit) {
    StoreLock lock = StoreLock.take(folder);
    Store store = new Store(folder, limit, lock);
    lock.note().ifPresent(store.notes::add);
    store.removeUnfinished();
    return store;
  }

  /** The result of this key, if it is here and whole. */
  public <T> Optional<T> get(Key key, Codec<T> codec) {
    Path file = file(key);
    try {
      byte[] content = Files.readAllBytes(file);
      int start = MAGIC.length + DIGEST_BYTES;
      if (!whole(content, start)) {
        return damaged(key);
      }
      T result =
          codec.read(
              new DataInputStream(
                  new ByteArrayInputStream(content, start, content.length - start)));
      used.add(file);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return Optional.of(result);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return damaged(key);
    }
  }

  private static boolean whole(byte[] content, int start) {
    return content.length >= start
        && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        && Arrays.equals(
            sha(Arrays.copyOfRange(content, start, content.length)),
            Arrays.copyOfRange(content, MAGIC.length, start));
  }

  private <T> Optional<T> damaged(Key key) {
    notes.add("entry " + key.brief() + " of the result store was damaged and is computed again");
    return Optional.empty();
  }

  /** Keeps a result; it is on the disk when this returns. */
  public <T> void put(Key key, Codec<T> codec, T result) {
    Path file = file(key);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        codec.write(result, out);
      }
      byte[] payload = bytes.toByteArray();
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(folder, "writing", ".tmp");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        out.write(MAGIC);
        out.write(sha(payload));
        out.write(payload);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      used.add(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to the result store " + folder, e);
    }
  }

  /** What the reader of this run's results must know about the store. */
  public List<String> notes() {
    return notes.stream().sorted().toList();
  }

  private Path file(Key key) {
    return folder.resolve(key.hex().substring(0, 2)).resolve(key.hex());
  }

  private static byte[] sha(byte[] bytes) {
    return Digest.sha256().digest(bytes);
  }

  private void removeUnfinished() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".tmp")).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what was unused for longest while the entries take more than the limit. */
  private void prune() throws IOException {
    List<Path> entries;
    try (Stream<Path> walk = Files.walk(folder, 2)) {
      entries = walk.filter(file -> file.getFileName().toString().length() == 64).toList();
    }
    long total = 0;
    for (Path entry : entries) {
      total += Files.size(entry);
    }
    List<Path> oldestFirst =
        entries.stream()
            .filter(entry -> !used.contains(entry))
            .sorted(Comparator.comparingLong(entry -> entry.toFile().lastModified()))
            .toList();
    for (Path entry : oldestFirst) {
      if (total <= limit) {
        return;
      }
      total -= Files.size(entry);
      Files.delete(entry);
    }
  }

  @Override
  public void close() {
    try {
      prune();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.release();
    }
  }
}
