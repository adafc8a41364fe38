// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The events that an explainer works on: all, or so many drawn at random. */
public final class Sampling {
  private Sampling() {}

  /** Convolutions and messages cost about so many times what dense layers do. */
  private static final int COSTLY = 20;

  private static final String EVENTS = "events";

  /** The setting that explainers have which are cheap per event. */
  public static final Setting SETTING = setting(20_000);

  static Setting setting(int fallback) {
    return Setting.integer(
            EVENTS,
            "at most so many events, drawn at random; a twentieth of this where left out and gradients"
                + " or layers of a network of images, lists or graphs are looked at")
        .orElse(fallback)
        .within(1, 1e9);
  }

  /** What a study says and what it leaves to the fallback, which a costly network lowers. */
  static Settings complete(Explainer explainer, Settings given, List<Model> models) {
    Settings complete = explainer.term().complete(given);
    boolean costly =
        models.stream()
            .anyMatch(
                model ->
                    model instanceof NeuralNetwork network
                        && !network.architecture().branches().isEmpty());
    boolean lower = costly && explainer.needs() != Needs.SCORES && !given.has(EVENTS);
    return lower ? complete.with(EVENTS, complete.integer(EVENTS) / COSTLY) : complete;
  }

  /**
   * Indices of at most {@code events} events of the request, rising; each training sees the same.
   */
  static int[] chosen(ExplainRequest request, Settings settings) {
    int most = settings.integer("events");
    int count = request.events().get(0).count();
    return draw(count, Math.min(count, most), request.seed().of("events", 0).stream());
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
