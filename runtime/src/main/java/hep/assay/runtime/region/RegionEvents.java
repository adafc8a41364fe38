// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.region;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.RegionPlan.Role;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The events of one region. Observed ones (samples of role data) come only through {@link
 * #observed}, which guards signal regions; simulated ones are always usable.
 */
public final class RegionEvents {
  private final RegionPlan region;
  private final Dataset dataset;
  private final boolean[] inside;
  private final boolean[] blind;

  RegionEvents(RegionPlan region, Dataset dataset, boolean[] inside, boolean[] blind) {
    this.region = region;
    this.dataset = dataset;
    this.inside = inside;
    this.blind = blind;
  }

  public RegionPlan region() {
    return region;
  }

  /** All simulated events, those that trained too. */
  public int[] simulated() {
    return IntStream.range(0, inside.length)
        .filter(event -> inside[event] && !isData(event))
        .toArray();
  }

  /** The simulated events from which numbers may be quoted: test events or out-of-fold scores. */
  public int[] quotable() {
    return IntStream.of(simulated()).filter(dataset::quotable).toArray();
  }

  /** Those of {@link #quotable} that belong to a sample or group. */
  public int[] quotable(String sampleOrGroup) {
    return IntStream.of(dataset.eventsOf(sampleOrGroup))
        .filter(event -> inside[event] && !isData(event) && dataset.quotable(event))
        .toArray();
  }

  /** Whether observed events of this region can't be used. */
  public boolean isBlind() {
    return region.role() == Role.SIGNAL && region.unblind().isEmpty();
  }

  /**
   * The observed events. Outside of signal regions those that are in a blind signal region too are
   * left out, see {@link #hidden}.
   *
   * @throws StudyException at the region, where it is blind
   */
  public int[] observed() {
    if (isBlind()) {
      throw new StudyException(
              "signal region '"
                  + region.name()
                  + "' is blind: its observed events can't be used"
                  + " until it says unblind \"the reason\"")
          .at(region.name());
    }
    boolean own = region.role() == Role.SIGNAL;
    return IntStream.range(0, inside.length)
        .filter(event -> inside[event] && isData(event) && (own || !blind[event]))
        .toArray();
  }

  /** How many observed events are left out because a blind signal region has them too. */
  public int hidden() {
    return (int)
        IntStream.range(0, inside.length)
            .filter(event -> inside[event] && isData(event) && blind[event])
            .count();
  }

  /** What the reader must know: the reason for unblinding, events left out. */
  public List<Note> notes() {
    Optional<Note> reason =
        region
            .unblind()
            .map(text -> Note.warning("region '" + region.name() + "' is unblinded: " + text));
    Optional<Note> left =
        isBlind() || hidden() == 0
            ? Optional.empty()
            : Optional.of(
                Note.warning(
                    hidden()
                        + " observed events of region '"
                        + region.name()
                        + "' are in a blind signal region and left out"));
    return java.util.stream.Stream.concat(reason.stream(), left.stream()).toList();
  }

  private boolean isData(int event) {
    return dataset.sample(event).role() == SamplePlan.Role.DATA;
  }
}
