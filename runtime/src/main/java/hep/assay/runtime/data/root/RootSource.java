// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Positional reads of one file, by several threads at once. Not memory mapped: a file that shrinks
 * while it is read would kill the process.
 */
final class RootSource implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final Queue<Scratch> scratches = new ConcurrentLinkedQueue<>();

  RootSource(Path path) {
    this.path = path;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      size = channel.size();
    } catch (NoSuchFileException e) {
      throw new StudyException(path + ": there is no such file.");
    } catch (IOException e) {
      throw new StudyException(path + ": can't be read: " + e.getMessage());
    }
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** The name of a part of the file in messages. */
  String place(String what) {
    return path + ": " + what;
  }

  /** The bytes from {@code position}; {@code where} names them in messages. */
  RootBytes read(long position, long length, String where) {
    return read(position, length, where, new Scratch());
  }

  /** The same, valid until the scratch memory is used again. */
  RootBytes read(long position, long length, String where, Scratch scratch) {
    if (position < 0 || length < 0 || position > size - length) {
      throw Damage.in(
          where,
          "needs bytes "
              + position
              + " to "
              + (position + length)
              + " of a file of "
              + size
              + " bytes");
    }
    MemoryLimit.require(length, where);
    byte[] bytes = scratch.packed((int) length);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, (int) length);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw Damage.in(where, "ends early: the file became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw new StudyException(where + " can't be read: " + e.getMessage());
    }
    return new RootBytes(bytes, 0, (int) length, where);
  }

  /** Scratch memory for this thread alone, until it is given back. */
  Scratch borrow() {
    Scratch free = scratches.poll();
    return free == null ? new Scratch() : free;
  }

  void giveBack(Scratch scratch) {
    scratches.add(scratch);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StudyException(path + ": can't be closed: " + e.getMessage());
    }
  }
}
