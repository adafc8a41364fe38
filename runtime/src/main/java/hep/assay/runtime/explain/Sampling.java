// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.Examples;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The events that an explainer works on: all, or so many drawn at random. */
final class Sampling {
  private Sampling() {}

  /** The setting that every explainer with a cost per event has. */
  static final Setting SETTING =
      Setting.integer("events", "at most so many events, drawn at random")
          .orElse(20_000)
          .within(1, 1e9);

  /** The request on at most {@code events} events; each training sees the same ones. */
  static ExplainRequest of(ExplainRequest request, Settings settings) {
    int most = settings.integer("events");
    int count = request.events().get(0).count();
    if (count <= most) {
      return request;
    }
    int[] chosen = draw(count, most, request.seed().of("events", 0).stream());
    return new ExplainRequest(
        request.of(),
        request.trainings(),
        request.events().stream().map(events -> select(events, chosen)).toList(),
        request.reference(),
        request.features(),
        request.seed());
  }

  /** A note where fewer events were explained than there are. */
  static List<Note> note(ExplainRequest whole, ExplainRequest sampled) {
    int all = whole.events().get(0).count();
    int used = sampled.events().get(0).count();
    return used == all
        ? List.of()
        : List.of(
            Note.info(
                String.format(
                    java.util.Locale.ROOT,
                    "explained on %,d of %,d events, drawn at random (setting 'events')",
                    used,
                    all)));
  }

  static Examples select(Examples events, int[] chosen) {
    int[] classes = new int[chosen.length];
    float[] weights = new float[chosen.length];
    for (int k = 0; k < chosen.length; k++) {
      classes[k] = events.classes()[chosen[k]];
      weights[k] = events.weights()[chosen[k]];
    }
    return new Examples(events.events().select(chosen), classes, weights);
  }

  /** So many different indices below a count, in rising order: selection sampling. */
  static int[] draw(int count, int wanted, SplittableRandom random) {
    int[] chosen = new int[wanted];
    int taken = 0;
    for (int i = 0; i < count && taken < wanted; i++) {
      if (random.nextInt(count - i) < wanted - taken) {
        chosen[taken++] = i;
      }
    }
    return Arrays.copyOf(chosen, taken);
  }
}
