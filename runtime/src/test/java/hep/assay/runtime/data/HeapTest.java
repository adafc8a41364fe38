// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.toy.Generators;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import org.junit.jupiter.api.Test;

class HeapTest {
  @Test
  void whatCannotFitIsRefusedWithTheNumbersBeforeItIsMade() {
    Generator toy = Generators.ALL.get("xaugToy");
    long events = Math.min(500_000_000, Runtime.getRuntime().maxMemory() / 4);
    Settings many = toy.term().complete(Settings.NONE.with("events", events).with("pixels", 2));
    String message =
        assertThrows(StudyException.class, () -> toy.generate(many, new Seed(1))).getMessage();
    assertTrue(message.contains("MiB, and the Java heap has"), message);
    Heap.require(1 << 20, "a mebibyte");
  }
}
