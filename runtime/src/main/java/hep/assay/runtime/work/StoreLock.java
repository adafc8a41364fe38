// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One writer at a time: the file {@code lock} names the host and process that holds the folder.
 *
 * <p>The operating system's lock on the file falls with its process, so a killed run never locks
 * its successor out; the text says whom to ask while it is held. A file left by another host, whose
 * locks may not be seen from here, is respected until its owner (or the user) removes it.
 */
final class StoreLock {
  private final FileChannel channel;
  private final Optional<String> note;

  private StoreLock(FileChannel channel, Optional<String> note) {
    this.channel = channel;
    this.note = note;
  }

  /** What happened on taking it, if anything worth telling: a dead owner's lock was taken over. */
  Optional<String> note() {
    return note;
  }

  static StoreLock take(Path folder) {
    Path file = folder.resolve("lock");
    FileChannel channel = open(folder, file);
    try {
      FileLock lock = tryLock(channel);
      String owner = read(channel);
      String host = host();
      boolean elsewhere = !owner.isEmpty() && !owner.endsWith(" on " + host);
      if (lock == null || elsewhere) {
        channel.close();
        throw new StudyException(
            "the results in "
                + folder.getParent()
                + " are being written by "
                + (owner.isEmpty() ? "another run" : owner)
                + "; wait for it, or choose another output folder with -o"
                + (elsewhere ? " (if that run is dead, delete " + file + ")" : ""));
      }
      write(channel, "process " + ProcessHandle.current().pid() + " on " + host);
      return new StoreLock(
          channel,
          owner.isEmpty()
              ? Optional.empty()
              : Optional.of("the run of " + owner + " did not end; its store was taken over"));
    } catch (IOException e) {
      throw new StudyException("can't lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static FileChannel open(Path folder, Path file) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new StudyException("can't write to " + e.getFile() + ": permission denied", e);
    } catch (FileAlreadyExistsException e) {
      throw new StudyException("can't make the folder " + folder + ": a file stands there", e);
    } catch (FileSystemException e) {
      throw new StudyException(
          "can't write to "
              + e.getFile()
              + ": "
              + e.getReason()
              + "; choose another folder with -o",
          e);
    } catch (IOException e) {
      throw new StudyException("can't write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1000);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static void write(FileChannel channel, String owner) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  /** Gives the folder back; the file stays, empty. */
  void release() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this host";
    }
  }
}
