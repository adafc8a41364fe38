// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.inject.Inject
import hep.assay.dsl.assay.By
import hep.assay.dsl.assay.Cell
import hep.assay.dsl.assay.Measure
import hep.assay.dsl.assay.Parameter
import hep.assay.dsl.assay.Require
import hep.assay.dsl.assay.Show
import hep.assay.dsl.assay.Task
import hep.assay.dsl.assay.Under
import hep.assay.dsl.facts.Inheritance
import hep.assay.dsl.facts.Methods
import java.util.List

import static extension hep.assay.dsl.generator.JavaText.*
import static extension hep.assay.dsl.generator.References.*

/** What is asked: comparisons, explanations and the other tasks. */
class TaskTemplate {

  @Inject extension ExpressionTemplate
  @Inject extension MethodTemplate
  @Inject Methods methods

  def String java(Task it) '''
    TaskPlan.of(TaskPlan.Kind.«kind.toUpperCase», «name.literal»)
        «clause("of", Inheritance.nearest(it)[of].names)»
        «clause("on", Inheritance.nearest(it)[on].names)»
        «clause("in", Inheritance.nearest(it)[regions].names)»
        «clause("under", Inheritance.members(it, Under).map[names].flatten.toList.names)»
        «listed("by", methods.of(it, By))»
        «listed("measure", methods.of(it, Measure))»
        «listed("show", methods.of(it, Show))»
        «FOR require : Inheritance.members(it, Require)»
        .require(«require.condition.java»)
        «ENDFOR»
        «FOR cell : Inheritance.members(it, Cell)»
        .cell(new CellPlan(«cell.row.name.literal», «cell.column.name.literal», List.of(«cell.terms.map[methods.plain(it).java].join(", ")»)))
        «ENDFOR»
        «FOR parameter : Inheritance.named(it, Parameter)»
        .parameter(«parameter.java»)
        «ENDFOR»
  '''

  private def clause(String word, String names) '''
    «IF !names.empty»
      .«word»(«names»)
    «ENDIF»
  '''

  private def listed(String word, List<Methods.Said> said) '''
    «IF !said.empty»
      .«word»(«said.java»)
    «ENDIF»
  '''

  private def java(Parameter it) '''new ParameterPlan(ParameterPlan.Kind.«kind.toUpperCase», «name.literal», «on.names», «IF range === null»Optional.empty()«ELSE»Optional.of(«range.value(null)»)«ENDIF»)'''
}
