// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that a method's settings mention: columns, scores and others. */
final class Names {
  private Names() {}

  static Set<String> in(Method method) {
    Set<String> names = new TreeSet<>();
    method.settings().values().values().forEach(value -> collect(value, names));
    return names;
  }

  private static void collect(Object value, Set<String> names) {
    if (value instanceof String text) {
      names.add(text);
    } else if (value instanceof List<?> list) {
      list.forEach(one -> collect(one, names));
    } else if (value instanceof Method method) {
      names.addAll(in(method));
    } else if (value instanceof Expression expression) {
      names.addAll(Traversal.columns(expression));
    }
  }
}
