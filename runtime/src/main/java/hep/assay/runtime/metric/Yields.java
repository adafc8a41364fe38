// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/** Yields: the sum of event weights of each class; its bootstrap error is {@code sqrt(sum w^2)}. */
public final class Yields implements Metric {
  @Override
  public Term term() {
    return Term.of("yields", "sum of weights of each class");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    for (int c = 0; c < scored.classes().size(); c++) {
      boolean[] is = scored.isOf(c);
      quantities.add(
          Quantity.of("", weights -> Scored.total(weights, is, true))
              .label("yields(" + scored.classes().get(c) + ")")
              .unit("events"));
    }
    return quantities;
  }
}
