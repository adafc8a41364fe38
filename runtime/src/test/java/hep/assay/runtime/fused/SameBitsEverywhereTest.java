// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training in a virtual machine with and without the Vector API, and with narrower vectors. */
class SameBitsEverywhereTest {

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "",
        "--add-modules=jdk.incubator.vector",
        "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=32",
        "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=16",
        "-Xint"
      })
  void otherVirtualMachinesGiveTheSameBits(String flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags.isEmpty() ? List.of() : List.of(flags.split(" ")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), TrainingDigest.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String last = "";
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last = line;
      }
    }
    assertEquals("digest " + TrainingDigest.digest(), last);
  }
}
