// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.result.Measured;
import java.util.List;

/** Several numbers as one stored result. */
record Numbers(List<Measured> measured) {
  static final ResultCodec<Numbers> CODEC = new ResultCodec<>(Numbers.class);
}
