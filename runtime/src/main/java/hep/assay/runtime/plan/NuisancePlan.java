// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * A systematic uncertainty: what changes by one standard deviation up and down.
 *
 * @param name as the study calls it
 * @param dataset the dataset whose events change
 * @param samples the samples of it that change; empty for all but data
 * @param vary what changes, together
 */
public record NuisancePlan(String name, String dataset, List<String> samples, List<VaryPlan> vary) {
  public NuisancePlan {
    samples = List.copyOf(samples);
    vary = List.copyOf(vary);
  }

  public static NuisancePlan nuisance(String name, String dataset) {
    return new NuisancePlan(name, dataset, List.of(), List.of());
  }

  public NuisancePlan samples(String... samples) {
    return new NuisancePlan(name, dataset, List.of(samples), vary);
  }

  public NuisancePlan vary(List<String> names, Method by) {
    return new NuisancePlan(name, dataset, samples, Lists.and(vary, new VaryPlan(names, by)));
  }
}
