// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import org.eclipse.xtext.validation.ComposedChecks;

/** The checks of the language; each class of them has one subject. */
@ComposedChecks(
    validators = {
      NameChecks.class,
      StudyChecks.class,
      ImportChecks.class,
      InheritanceChecks.class,
      MemberChecks.class,
      AvailabilityChecks.class,
      TaskChecks.class,
      MethodChecks.class,
      ShowChecks.class,
      GateChecks.class,
      SettingChecks.class,
      ConditionChecks.class,
      ExpressionChecks.class,
      TypeChecks.class,
      StructureChecks.class,
      DataChecks.class,
      LearnerChecks.class,
      ModelChecks.class,
      BlueprintChecks.class,
      RegionChecks.class,
      NuisanceChecks.class,
      UsageChecks.class
    })
public class AssayValidator extends AbstractAssayValidator {}
