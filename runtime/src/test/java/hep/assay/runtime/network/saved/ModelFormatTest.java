// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.Shapes;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.design.Initialisation;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    refusesDamage(ModelFormat.write(network, new byte[0]), 1);
  }

  private static void refusesDamage(byte[] bytes, int step) {
    for (int end = 0; end < bytes.length; end += step) {
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

  @ParameterizedTest
  @MethodSource("shapes")
  void networksOfAnyShapeComeBack(Shapes shapes) {
    Examples none = Toy.corners(0, shapes.width(), 3, false, 1);
    TrainingTask task = shapes.task(none, none, shapes.model());
    NeuralNetwork network =
        new NeuralNetwork(task.inputs(), task.outputs(), Design.of(task).start());
    byte[] bytes = ModelFormat.write(network, new byte[] {7});
    ModelFormat.Saved saved = ModelFormat.read(bytes);
    assertArrayEquals(bytes, ModelFormat.write(saved.model(), saved.preparation()));
    Examples examples = shapes.examples(5, false, 1);
    assertArrayEquals(
        network.scores(examples.events()).values(),
        saved.model().scores(examples.events()).values());
    refusesDamage(bytes, bytes.length / 300 + 1);
  }

  static java.util.stream.Stream<Shapes> shapes() {
    return java.util.stream.Stream.concat(Shapes.all(), Shapes.graphs());
  }

  @Test
  void theFirstVersionIsRead() {
    // two inputs, one dense layer: written by the version that knew dense layers only
    String first =
        "41535341594e455400000001000000010000000200000001610000000162000000020000000173000000016200"
            + "00000100000002000000020000000773 6f66746d6178000000043f800000bf800000000000003f000000"
            + "00000002000000003e80000000000000";
    byte[] bytes = java.util.HexFormat.of().parseHex(first.replace(" ", ""));
    NeuralNetwork read = (NeuralNetwork) ModelFormat.read(bytes).model();
    assertEquals(List.of("a", "b"), read.inputs());
    assertEquals(List.of("s", "b"), read.outputs());
    Layer.Dense layer = (Layer.Dense) read.layers().get(0);
    assertArrayEquals(new float[] {1, -1, 0, 0.5f}, layer.weights());
    assertArrayEquals(new float[] {0, 0.25f}, layer.bias());
    assertEquals(Activation.SOFTMAX, layer.activation());
  }
}
