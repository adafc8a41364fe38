// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hep.assay.dsl.facts.Schemas;
import hep.assay.dsl.facts.Schemas.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BriefSchemasTest {

  private static final Path FILE = Path.of("events.csv");

  @Test
  void aFastFileIsKnownAtOnce() {
    Answer known = new Answer.Known(List.of(), java.util.Map.of());
    assertEquals(known, of((file, tree) -> known).columns(FILE, ""));
  }

  @Test
  void aSlowFileIsPendingUntilItHasBeenReadOnce() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicInteger reads = new AtomicInteger();
    Answer known = new Answer.Known(List.of(), java.util.Map.of());
    BriefSchemas schemas =
        of(
            (file, tree) -> {
              reads.incrementAndGet();
              await(disk);
              return known;
            });
    assertInstanceOf(Answer.Pending.class, schemas.columns(FILE, ""));
    assertInstanceOf(Answer.Pending.class, schemas.columns(FILE, ""));
    assertEquals(1, reads.get());
    disk.countDown();
    Answer answer = schemas.columns(FILE, "");
    while (answer instanceof Answer.Pending) {
      Thread.onSpinWait();
      answer = schemas.columns(FILE, "");
    }
    assertEquals(known, answer);
  }

  @Test
  void aFaultOfAReaderIsSaidOfItsFile() {
    Answer answer =
        of((file, tree) -> {
              throw new IllegalStateException("odd");
            })
            .columns(FILE, "");
    assertInstanceOf(Answer.Unreadable.class, answer);
  }

  private static BriefSchemas of(Schemas reader) {
    return new BriefSchemas(reader);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
