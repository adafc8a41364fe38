// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;

/**
 * Where events come from: files of the study, or a generator.
 *
 * @param files paths and globs as written, relative to the study; empty for a generator
 * @param tree tree, table or group in the file; empty for the only one
 * @param generate the generator, where no files are read
 */
public record SourcePlan(List<String> files, String tree, Optional<Method> generate) {
  public SourcePlan {
    files = List.copyOf(files);
  }

  public static SourcePlan none() {
    return new SourcePlan(List.of(), "", Optional.empty());
  }

  public SourcePlan files(String... files) {
    return new SourcePlan(List.of(files), tree, generate);
  }

  public SourcePlan tree(String tree) {
    return new SourcePlan(files, tree, generate);
  }

  /** Events made by a generator of the vocabulary. */
  public static SourcePlan generate(Method generator) {
    return new SourcePlan(List.of(), "", Optional.of(generator));
  }

  public boolean isEmpty() {
    return files.isEmpty() && generate.isEmpty();
  }
}
