// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("permutation", "saliency", "lrp", "integratedGradients");

  @Test
  void findsTheWordThatWasMeant() {
    assertEquals(Optional.of("permutation"), Nearest.to("permutaton", KNOWN));
    assertEquals(Optional.of("lrp"), Nearest.to("lpr", KNOWN));
    assertEquals(Optional.of("integratedGradients"), Nearest.to("integratedgradient", KNOWN));
  }

  @Test
  void doesNotGuessWildly() {
    assertEquals(Optional.empty(), Nearest.to("disco", KNOWN));
    assertEquals(
        "; known: integratedGradients, lrp, permutation, saliency", Nearest.hint("disco", KNOWN));
  }

  @Test
  void countsASwapOfNeighboursAsOneSlip() {
    assertEquals(1, Nearest.distance("mass", "amss"));
    assertEquals(0, Nearest.distance("AUC", "auc"));
    assertEquals(3, Nearest.distance("", "lrp"));
  }
}
