// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.inject.Inject
import hep.assay.dsl.assay.Nuisance
import hep.assay.dsl.assay.Vary
import hep.assay.dsl.facts.Datasets
import hep.assay.dsl.facts.Inheritance
import hep.assay.dsl.facts.Methods

import static extension hep.assay.dsl.generator.JavaText.*
import static extension hep.assay.dsl.generator.References.*

/** Systematic uncertainties. */
class NuisanceTemplate {

  @Inject extension MethodTemplate
  @Inject Methods methods

  def String java(Nuisance it) {
    val samples = Inheritance.nearest(it)[on].samples
    '''
      NuisancePlan.nuisance(«name.literal», «Datasets.of(it).head.name.literal»)
          «IF !samples.empty»
          .samples(«samples.names»)
          «ENDIF»
          «FOR by : methods.of(it, Vary)»
          .vary(List.of(«(by.source.eContainer as Vary).names.names»), «by.java»)
          «ENDFOR»
    '''
  }
}
