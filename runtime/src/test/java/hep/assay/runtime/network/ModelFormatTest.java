// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelFormatTest {
  private final NeuralNetwork network =
      new NeuralNetwork(
          List.of("p_T", "η"),
          List.of("signal", "background"),
          Initialisation.dense(2, new int[] {5}, Activation.TANH, 2, new Seed(1)));
  private final Examples examples = Toy.corners(9, 2, 2, false, 1);

  @Test
  void aModelComesBackWithItsPreparation() {
    byte[] bytes = ModelFormat.write(network, new byte[] {1, 2, 3});
    ModelFormat.Saved saved = ModelFormat.read(bytes);
    assertArrayEquals(new byte[] {1, 2, 3}, saved.preparation());
    assertEquals(network.inputs(), saved.model().inputs());
    assertEquals(network.outputs(), saved.model().outputs());
    assertArrayEquals(
        network.scores(examples.events()).values(),
        saved.model().scores(examples.events()).values());
    assertArrayEquals(bytes, ModelFormat.write(saved.model(), saved.preparation()));
  }

  @Test
  void aTrainingComesBackWithItsCurvesAndNotes() {
    Training training =
        new Training(
            network,
            new double[] {0.5, 0.25},
            new double[] {0.6, 0.3},
            1,
            List.of(Note.warning("few events")));
    Training read = TrainingFormat.read(TrainingFormat.write(training));
    assertArrayEquals(training.trainingLoss(), read.trainingLoss());
    assertArrayEquals(training.validationLoss(), read.validationLoss());
    assertEquals(1, read.bestEpoch());
    assertEquals(training.notes(), read.notes());
  }

  @Test
  void everyTruncationIsRefusedAndNoFlippedByteDoesHarm() {
    byte[] bytes = ModelFormat.write(network, new byte[0]);
    for (int end = 0; end < bytes.length; end++) {
      byte[] cut = Arrays.copyOf(bytes, end);
      assertThrows(StudyException.class, () -> ModelFormat.read(cut));
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        ModelFormat.read(flipped);
      } catch (StudyException refused) {
        assertTrue(refused.getMessage().contains("saved"), refused.getMessage());
      }
    }
  }

  @Test
  void anotherFileIsNoModel() {
    assertEquals(
        "not a saved model of Assay",
        assertThrows(StudyException.class, () -> ModelFormat.read(new byte[] {1, 2, 3, 4}))
            .getMessage());
  }
}
