// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.saved.TrainingFormat;
import hep.assay.runtime.vocabulary.Method;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Prints the digest of a small training; started in other virtual machines by a test. */
public final class TrainingDigest {
  private TrainingDigest() {}

  public static void main(String[] arguments) {
    System.out.println("digest " + digest());
  }

  static String digest() {
    byte[] training =
        TrainingFormat.write(
            new FusedTrainer()
                .train(
                    Toy.task(
                        Toy.corners(2000, 7, 3, true, 1),
                        Toy.corners(500, 7, 3, false, 2),
                        3,
                        Toy.dnn(40, 23).with("activation", "elu").with("dropout", 0.1),
                        Method.method("adam")
                            .with("epochs", 4)
                            .with("batch", 256)
                            .with("weightDecay", 0.01)),
                    (done, of, loss, validation) -> {}));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(training));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
