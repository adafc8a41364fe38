// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import static hep.assay.dsl.assay.AssayPackage.Literals.ARGUMENT__SETTING;
import static hep.assay.dsl.assay.AssayPackage.Literals.CELL__COLUMN;
import static hep.assay.dsl.assay.AssayPackage.Literals.CELL__ROW;
import static hep.assay.dsl.assay.AssayPackage.Literals.IN__REGIONS;
import static hep.assay.dsl.assay.AssayPackage.Literals.OF__OF;
import static hep.assay.dsl.assay.AssayPackage.Literals.ON__ON;
import static hep.assay.dsl.assay.AssayPackage.Literals.REFERENCE__MEMBER;
import static hep.assay.dsl.assay.AssayPackage.Literals.REFERENCE__TARGET;
import static hep.assay.dsl.assay.AssayPackage.Literals.REGION__ROLE;
import static hep.assay.dsl.assay.AssayPackage.Literals.SAMPLE__ROLE;
import static hep.assay.dsl.assay.AssayPackage.Literals.TERM__WORD;
import static hep.assay.dsl.assay.AssayPackage.Literals.USE__MEMBER;
import static hep.assay.dsl.assay.AssayPackage.Literals.USE__TARGET;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Use;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.impl.AbstractScopeProvider;

/**
 * Which names can stand at a place of a study; one mechanism for linking, completion, hover and
 * renaming.
 */
public class AssayScopeProvider extends AbstractScopeProvider {

  @Inject private WordNames words;
  @Inject private ReferenceNames references;
  @Inject private ExpressionNames expressions;

  @Override
  public IScope getScope(EObject context, EReference reference) {
    if (reference == TERM__WORD) {
      return words.methods(context);
    } else if (reference == ARGUMENT__SETTING) {
      return words.settings(context instanceof Argument ? context.eContainer() : context);
    } else if (reference == SAMPLE__ROLE) {
      return words.sampleRoles();
    } else if (reference == REGION__ROLE) {
      return words.regionRoles();
    } else if (reference == CELL__ROW) {
      return words.cellRows();
    } else if (reference == CELL__COLUMN) {
      return words.cellColumns();
    } else if (reference == REFERENCE__TARGET) {
      return references.targets(context);
    } else if (reference == ON__ON || reference == OF__OF || reference == IN__REGIONS) {
      // Completion asks so, as a name that is not written yet stands in no clause.
      return references.clause(context, reference);
    } else if (reference == REFERENCE__MEMBER) {
      return expressions.members(context instanceof Reference of ? of.getTarget() : null, context);
    } else if (reference == USE__TARGET) {
      return expressions.targets(context);
    } else if (reference == USE__MEMBER) {
      return expressions.members(context instanceof Use use ? use.getTarget() : null, context);
    }
    return references.blocks(
        (Named) (context instanceof Named ? context : null),
        context,
        reference.getEReferenceType());
  }
}
