// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Element;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.facts.Blocks;
import hep.assay.dsl.facts.Contents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods of the generated class, one for each block: its name and kind, so that they hide no
 * import.
 */
final class BlockMethods {

  private static final List<Class<? extends Element>> ORDER =
      List.of(Dataset.class, Learner.class, Region.class, Nuisance.class, Task.class);

  private final Map<Element, String> names = new LinkedHashMap<>();

  BlockMethods(AssayFile study) {
    Set<String> taken = new HashSet<>();
    for (Class<? extends Element> type : ORDER) {
      for (Element block : Contents.of(study, type)) {
        names.put(block, free(base((Named) block), taken));
      }
    }
  }

  private static String base(Named block) {
    String kind = Blocks.kind(block);
    String name = JavaText.identifier(block.getName());
    return name + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }

  private static String free(String base, Set<String> taken) {
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** Datasets, classifiers, regions, nuisances, tasks; each in the order of the study. */
  List<Element> all() {
    return new ArrayList<>(names.keySet());
  }

  String name(Element block) {
    return names.get(block);
  }
}
