// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  static final Codec<String> TEXT =
      new Codec<>() {
        @Override
        public void write(String result, DataOutputStream out) throws IOException {
          out.writeUTF(result);
        }

        @Override
        public String read(DataInputStream in) throws IOException {
          return in.readUTF();
        }
      };

  @TempDir Path folder;

  static Key key(int n) {
    return new Digest("test").put(n).key();
  }

  private Path entry() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().length() == 64)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void whatWasPutIsThereInTheNextRun() {
    try (Store store = Store.open(folder, 1000)) {
      store.put(key(1), TEXT, "one");
    }
    try (Store store = Store.open(folder, 1000)) {
      assertEquals(Optional.of("one"), store.get(key(1), TEXT));
      assertEquals(Optional.empty(), store.get(key(2), TEXT));
      assertEquals(List.of(), store.notes());
    }
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    try (Store store = Store.open(folder, 1000)) {
      store.put(key(1), TEXT, "one");
      byte[] whole = Files.readAllBytes(entry());
      for (int i = 0; i < whole.length; i++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= 4;
        Files.write(entry(), flipped);
        assertEquals(Optional.empty(), store.get(key(1), TEXT), "byte " + i);
      }
      for (int length = 0; length < whole.length; length++) {
        Files.write(entry(), java.util.Arrays.copyOf(whole, length));
        assertEquals(Optional.empty(), store.get(key(1), TEXT), "length " + length);
      }
      assertTrue(store.notes().get(0).contains("damaged and is computed again"));
    }
  }

  @Test
  void theSecondRunInAFolderIsToldWhoHoldsIt() {
    try (Store store = Store.open(folder, 1000)) {
      StudyException refused = assertThrows(StudyException.class, () -> Store.open(folder, 1000));
      assertTrue(refused.getMessage().contains("process " + ProcessHandle.current().pid()));
      assertTrue(refused.getMessage().contains(StoreLock.host()));
    }
    Store.open(folder, 1000).close();
  }

  @Test
  void aDeadOwnersLockIsTakenOverWithANote() throws IOException {
    Files.writeString(folder.resolve("lock"), "process 1 on " + StoreLock.host());
    try (Store store = Store.open(folder, 1000)) {
      assertTrue(store.notes().get(0).contains("did not end"));
    }
  }

  @Test
  void theLockOfAnotherHostIsRespected() throws IOException {
    Files.writeString(folder.resolve("lock"), "process 1 on elsewhere.example");
    StudyException refused = assertThrows(StudyException.class, () -> Store.open(folder, 1000));
    assertTrue(refused.getMessage().contains("elsewhere.example"), refused.getMessage());
    assertTrue(refused.getMessage().contains("delete"), refused.getMessage());
  }

  @Test
  void whatIsUnusedForLongestGoesFirst() throws IOException {
    try (Store store = Store.open(folder, 1_000_000)) {
      store.put(key(1), TEXT, "x".repeat(1000));
    }
    Files.setLastModifiedTime(entry(), java.nio.file.attribute.FileTime.fromMillis(1000));
    try (Store store = Store.open(folder, 1500)) {
      store.put(key(2), TEXT, "y".repeat(1000));
    }
    try (Store store = Store.open(folder, 1500)) {
      assertFalse(store.get(key(1), TEXT).isPresent());
      assertTrue(store.get(key(2), TEXT).isPresent());
    }
  }

  @Test
  void aFolderThatIsAFileIsAClearProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "");
    StudyException refused =
        assertThrows(StudyException.class, () -> Store.open(file.resolve("store"), 1000));
    assertTrue(refused.getMessage().contains("plain"), refused.getMessage());
  }
}
