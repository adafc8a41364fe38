// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.inject.Inject
import hep.assay.dsl.assay.Observe
import hep.assay.dsl.assay.Region
import hep.assay.dsl.assay.Unblind
import hep.assay.dsl.facts.Cuts
import hep.assay.dsl.facts.Datasets
import hep.assay.dsl.facts.Inheritance
import hep.assay.dsl.facts.Methods

import static extension hep.assay.dsl.generator.JavaText.*

/** Regions with all cuts, inherited ones first. */
class RegionTemplate {

  @Inject extension ExpressionTemplate
  @Inject extension MethodTemplate
  @Inject Methods methods

  def String java(Region it) '''
    RegionPlan.region(«name.literal», RegionPlan.Role.«roleName», «Datasets.of(it).head.name.literal»)
        «FOR cut : Cuts.of(it)»
        .select(«IF cut.inverted»not(«cut.condition.java»)«ELSE»«cut.condition.java»«ENDIF»)
        «ENDFOR»
        «FOR observe : Inheritance.members(it, Observe)»
        .observe(«observe.value.java», «methods.of(it, Observe).head.java»)
        «ENDFOR»
        «FOR unblind : Inheritance.own(it, Unblind)»
        .unblind(«unblind.reason.literal»)
        «ENDFOR»
  '''

  private def String roleName(Region region) {
    val said = Inheritance.chain(region).map[role].filterNull.head
    if(said === null) "NONE" else said.name.toUpperCase
  }
}
