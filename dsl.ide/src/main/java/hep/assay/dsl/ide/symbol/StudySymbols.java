// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.symbol;

import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Parameter;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Study;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Word;
import java.util.Map;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.IEObjectDescription;

/** Blocks, samples, columns and parameters, under the names and roles that the study gives them. */
public final class StudySymbols {
  private StudySymbols() {}

  /** The plain name of whatever has one; nothing else is a symbol. */
  public static class Names extends DocumentSymbolMapper.DocumentSymbolNameProvider {
    @Override
    public String getName(EObject object) {
      if (object instanceof Study study) {
        return study.getName();
      }
      return object instanceof Named named && !(named instanceof Word) ? named.getName() : null;
    }

    @Override
    public String getName(IEObjectDescription description) {
      boolean file =
          description != null && description.getEClass() == AssayPackage.Literals.ASSAY_FILE;
      return description == null || file ? null : description.getName().getLastSegment();
    }
  }

  /** What a name stands for, in the few kinds that editors draw. */
  public static class Kinds extends DocumentSymbolMapper.DocumentSymbolKindProvider {
    private static final Map<EClass, SymbolKind> KINDS =
        Map.of(
            AssayPackage.Literals.STUDY, SymbolKind.Module,
            AssayPackage.Literals.DATASET, SymbolKind.Package,
            AssayPackage.Literals.SAMPLE, SymbolKind.EnumMember,
            AssayPackage.Literals.GROUP, SymbolKind.Enum,
            AssayPackage.Literals.LEARNER, SymbolKind.Class,
            AssayPackage.Literals.REGION, SymbolKind.Namespace,
            AssayPackage.Literals.NUISANCE, SymbolKind.Event,
            AssayPackage.Literals.TASK, SymbolKind.Function,
            AssayPackage.Literals.PARAMETER, SymbolKind.Variable,
            AssayPackage.Literals.LIST_COLUMN, SymbolKind.Array);

    @Override
    protected SymbolKind getSymbolKind(EClass type) {
      return KINDS.getOrDefault(type, SymbolKind.Field);
    }
  }

  /** The kind of block and its role, in the study's own words: {@code region signal}. */
  public static class Details extends DocumentSymbolMapper.DocumentSymbolDetailsProvider {
    @Override
    public String getDetails(EObject object) {
      if (object instanceof Study study) {
        return study.getTitle() == null ? "study" : study.getTitle();
      } else if (object instanceof Learner learner) {
        return learner.getKind();
      } else if (object instanceof Task task) {
        return task.getKind();
      } else if (object instanceof Parameter parameter) {
        return parameter.getKind();
      } else if (object instanceof Sample) {
        return "sample" + written(object, AssayPackage.Literals.SAMPLE__ROLE);
      } else if (object instanceof Region) {
        return "region" + written(object, AssayPackage.Literals.REGION__ROLE);
      } else if (object instanceof Column column) {
        return column.getUnit() == null ? "column" : "column [" + column.getUnit() + "]";
      }
      return object instanceof Named
          ? object.eClass().getName().toLowerCase(java.util.Locale.ROOT)
          : "";
    }

    private static String written(EObject object, EStructuralFeature feature) {
      return NodeModelUtils.findNodesForFeature(object, feature).stream()
          .findFirst()
          .map(INode::getText)
          .map(text -> " " + text.strip())
          .orElse("");
    }
  }
}
