// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
  @Test
  void theWidestVectorsAreNamed(@TempDir Path folder) throws IOException {
    Path description = folder.resolve("cpuinfo");
    Files.writeString(description, "processor : 0\nflags\t: fpu avx avx2 avx512f\n");
    assertTrue(Processor.family(description).endsWith(" avx512"));
    Files.writeString(description, "flags : fpu avx avx2\n");
    assertTrue(Processor.family(description).endsWith(" avx2"));
  }

  @Test
  void thePlatformAloneWhereNothingIsSaid(@TempDir Path folder) {
    String family = Processor.family(folder.resolve("missing"));
    assertFalse(family.contains(" "));
    assertEquals(family, Processor.family(folder.resolve("missing")));
  }
}
