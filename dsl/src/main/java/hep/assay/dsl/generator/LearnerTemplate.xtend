// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.inject.Inject
import hep.assay.dsl.assay.Decorrelate
import hep.assay.dsl.assay.Inputs
import hep.assay.dsl.assay.Learner
import hep.assay.dsl.assay.Model
import hep.assay.dsl.assay.Prepare
import hep.assay.dsl.assay.Target
import hep.assay.dsl.assay.Train
import hep.assay.dsl.facts.Inheritance
import hep.assay.dsl.facts.Methods

import static extension hep.assay.dsl.generator.JavaText.*
import static extension hep.assay.dsl.generator.References.*

/** Classifiers and regressors with everything they take over. */
class LearnerTemplate {

  @Inject extension MethodTemplate
  @Inject Methods methods

  def String java(Learner it) {
    val on = Inheritance.nearest(it)[on]
    val regions = Inheritance.nearest(it)[regions]
    val prepare = methods.of(it, Prepare)
    val train = methods.of(it, Train)
    '''
      LearnerPlan.«kind»(«name.literal», «on.dataset.literal»)
          «IF !on.samples.empty»
          .samples(«on.samples.names»)
          «ENDIF»
          «IF !regions.empty»
          .regions(«regions.names»)
          «ENDIF»
          «FOR inputs : Inheritance.members(it, Inputs)»
          .inputs(«inputs.names.names»)
          «ENDFOR»
          «FOR target : Inheritance.members(it, Target)»
          .target(«target.names.names»)
          «ENDFOR»
          «IF !prepare.empty»
          .prepare(«prepare.java»)
          «ENDIF»
          «FOR model : methods.of(it, Model)»
          .model(«model.java»)
          «ENDFOR»
          «IF !train.empty»
          .train(«train.java»)
          «ENDIF»
          «FOR by : methods.of(it, Decorrelate)»
          .decorrelate(«by.decorrelate»)
          «ENDFOR»
    '''
  }

  private def decorrelate(Methods.Said by) {
    val said = by.source.eContainer as Decorrelate
    '''DecorrelatePlan.decorrelate(List.of(«said.names.names»), List.of(«said.on.names»), «by.java»)'''
  }
}
