// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.dl4j;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's start: once in a process, quietly, and on one thread a task. */
final class Native {
  private Native() {}

  private static boolean started;

  /**
   * Loads the native library.
   *
   * @throws StudyException where it can't be loaded on this machine
   */
  static synchronized void start() {
    if (started) {
      return;
    }
    PrintStream terminal = System.out;
    // ND4J announces itself on standard output, which belongs to the user
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
      // small products are slower on several threads, and their sums would depend on how many
      Nd4j.getEnvironment().setMaxThreads(1);
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      started = true;
    } catch (LinkageError | RuntimeException failed) {
      throw new StudyException(
          "DeepLearning4J does not start on this machine (" + failed + "); use dnn(engine = fused)",
          failed);
    } finally {
      System.setOut(terminal);
    }
  }
}
