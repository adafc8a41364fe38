// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.inject.Inject
import hep.assay.dsl.assay.Column
import hep.assay.dsl.assay.Dataset
import hep.assay.dsl.assay.Files
import hep.assay.dsl.assay.Generate
import hep.assay.dsl.assay.Group
import hep.assay.dsl.assay.ListColumn
import hep.assay.dsl.assay.Named
import hep.assay.dsl.assay.Normalise
import hep.assay.dsl.assay.Sample
import hep.assay.dsl.assay.Select
import hep.assay.dsl.assay.Split
import hep.assay.dsl.assay.Tree
import hep.assay.dsl.assay.Weight
import hep.assay.dsl.facts.Inheritance
import hep.assay.dsl.facts.Methods
import hep.assay.dsl.facts.Structured

import static extension hep.assay.dsl.generator.JavaText.*

/** Datasets: where events come from, what they weigh, samples and columns. */
class DatasetTemplate {

  @Inject extension ExpressionTemplate
  @Inject extension MethodTemplate
  @Inject Methods methods
  @Inject Structured structured

  def String java(Dataset it) '''
    DatasetPlan.dataset(«name.literal»)
        «source(it)»
        «FOR weight : Inheritance.members(it, Weight)»
        .weight(«weight.weight»)
        «ENDFOR»
        «FOR select : Inheritance.accumulated(it, Select)»
        .select(«select.condition.java»)
        «ENDFOR»
        «FOR sample : Inheritance.named(it, Sample)»
        .sample(«sample.sample»)
        «ENDFOR»
        «FOR group : Inheritance.named(it, Group)»
        .group(GroupPlan.group(«group.name.literal», «group.of.map[References.name(it).literal].join(", ")»))
        «ENDFOR»
        «FOR column : Inheritance.named(it, Column)»
        .column(«column.column»)
        «ENDFOR»
        «FOR list : Inheritance.named(it, ListColumn)»
        .list(«list.list»)
        «ENDFOR»
        «FOR split : methods.of(it, Split)»
        .split(«split.java»)
        «ENDFOR»
  '''

  /** Files or generator with the tree; nothing where the block says neither. */
  private def String source(Named it) {
    val files = Inheritance.members(it, Files)
    val generate = methods.of(it, Generate)
    val tree = Inheritance.member(it, Tree)
    val start = if(generate.empty) "SourcePlan.none()" else '''SourcePlan.generate(«generate.head.java»)'''
    val read = if(files.empty) "" else '''.files(«files.map[it.files].flatten.map[literal].join(", ")»)'''
    val inside = if(tree.present) '''.tree(«tree.get.path.literal»)''' else ""
    if(files.empty && generate.empty && !tree.present) "" else '''.source(«start»«read»«inside»)'''
  }

  private def String weight(Weight it) '''WeightPlan.weight(«value.java»«IF policy !== null», «methods.plain(policy).java»«ENDIF»)'''

  private def String sample(Sample it) {
    '''
    SamplePlan.sample(«name.literal», SamplePlan.Role.«role.name.toUpperCase»)
        «source(it)»
        «FOR select : Inheritance.own(it, Select)»
        .select(«select.condition.java»)
        «ENDFOR»
        «FOR weight : Inheritance.own(it, Weight)»
        .weight(«weight.weight»)
        «ENDFOR»
        «IF !Inheritance.own(it, Normalise).empty»
        .normalise(«methods.of(it, Normalise).java»)
        «ENDIF»
  '''.toString.trim
  }

  private def String column(Column it) {
    val traits = terms.map[methods.plain(it).java].join(", ")
    '''ColumnPlan.column(«name.literal»)«IF unit !== null».unit(«unit.literal»)«ENDIF»«IF !traits.empty».traits(«traits»)«ENDIF»«formula»'''
  }

  private def String formula(Column it) {
    if (value === null) {
      ""
    } else if (structured.isStructured(it)) {
      '''.structured(«value.value(null)»)'''
    } else {
      '''.computed(«value.java»)'''
    }
  }

  private def String list(ListColumn it) {
    '''
    ListPlan.list(«name.literal»)
        «IF !terms.empty»
        .traits(«terms.map[methods.plain(it).java].join(", ")»)
        «ENDIF»
        «FOR member : columns»
        .column(«member.column»)
        «ENDFOR»
  '''.toString.trim
  }
}
