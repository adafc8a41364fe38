// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.hover;

import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.facts.Inheritance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * A block as it ends up: its own members and those it takes over by {@code from}, where a member
 * said again replaces, samples and columns are replaced by name, and cuts add up.
 */
final class Flattened {
  private Flattened() {}

  /** The block in the words of the study, one member a line; a short thing as it is written. */
  static String text(Named block) {
    List<EObject> members = members(block);
    if (members.isEmpty()) {
      return line(block);
    }
    String written = line(block);
    String header = written.substring(0, Math.max(written.indexOf('{'), 0)).strip();
    return members.stream()
        .map(member -> "  " + line(member))
        .collect(Collectors.joining("\n", header + " {\n", "\n}"));
  }

  private static List<EObject> members(Named block) {
    List<? extends Named> chain = Inheritance.chain(block);
    Map<Object, List<EObject>> kept = new LinkedHashMap<>();
    for (int i = chain.size() - 1; i >= 0; i--) {
      add(chain.get(i), kept);
    }
    List<EObject> members = new ArrayList<>();
    kept.values().forEach(members::addAll);
    return members;
  }

  private static void add(Named block, Map<Object, List<EObject>> kept) {
    Set<EClass> replaced = new HashSet<>();
    for (EObject member : Inheritance.own(block, EObject.class)) {
      if (!"members".equals(member.eContainingFeature().getName())) {
        continue;
      }
      if (member instanceof Named named) {
        kept.put(named.eClass().getName() + " " + named.getName(), List.of(named));
      } else {
        boolean anew = !(member instanceof Select) && replaced.add(member.eClass());
        List<EObject> same = kept.computeIfAbsent(member.eClass(), type -> new ArrayList<>());
        if (anew) {
          same.clear();
        }
        same.add(member);
      }
    }
  }

  /** The element as written, without comments, on one line. */
  private static String line(EObject element) {
    ICompositeNode node = NodeModelUtils.getNode(element);
    if (node == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (ILeafNode leaf : node.getLeafNodes()) {
      text.append(leaf.isHidden() ? " " : leaf.getText());
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }
}
