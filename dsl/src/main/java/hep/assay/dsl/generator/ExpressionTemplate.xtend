// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import hep.assay.dsl.assay.Binary
import hep.assay.dsl.assay.Column
import hep.assay.dsl.assay.Expression
import hep.assay.dsl.assay.ListColumn
import hep.assay.dsl.assay.Quantity
import hep.assay.dsl.assay.Range
import hep.assay.dsl.assay.Text
import hep.assay.dsl.assay.Unary
import hep.assay.dsl.assay.Use
import hep.assay.dsl.assay.Values
import hep.assay.dsl.facts.Constants

import static extension hep.assay.dsl.generator.JavaText.*

/** Formulas and gates: the tree of records that the expression room evaluates. */
class ExpressionTemplate {

  def dispatch String java(Expression unknown) {
    throw new IllegalArgumentException("no template for " + unknown)
  }

  def dispatch String java(Quantity it) {
    val unit = Constants.written(it)
    if (unit.empty) '''number(«value.number»)''' else '''quantity(«value.number», «unit.literal»)'''
  }

  def dispatch String java(Text it) '''text(«value.literal»)'''

  def dispatch String java(Unary it) {
    if (op == "-" && operand instanceof Quantity) {
      negative(operand as Quantity)
    } else {
      '''«IF op == "-"»minus«ELSE»not«ENDIF»(«operand.java»)'''
    }
  }

  private def String negative(Quantity it) {
    val unit = Constants.written(it)
    if (unit.empty) '''number(«(-value).number»)''' else '''quantity(«(-value).number», «unit.literal»)'''
  }

  def dispatch String java(Binary it) {
    val among = right
    if (op == "in" && among instanceof Range) {
      val range = among as Range
      '''within(«left.java», «range.low.java», «range.high.java»)'''
    } else if (op == "in" && among instanceof Values) {
      '''oneOf(«left.java», «(among as Values).items.map[java].join(", ")»)'''
    } else {
      '''binary(«left.java», "«op»", «right.java»)'''
    }
  }

  def dispatch String java(Range it) '''call("range", «low.java», «high.java»)'''

  def dispatch String java(Values it) '''call("list"«items.map[", " + java].join»)'''

  def dispatch String java(Use it) {
    if (indexed) {
      '''element(«name.literal», «index»)'''
    } else if (call) {
      function
    } else {
      '''column(«name.literal»)'''
    }
  }

  private def String function(Use it) {
    val positional = arguments.filter[setting === null].map[value.java]
    val named = arguments.filter[setting !== null]
    if (named.empty) {
      '''call(«(#[name.literal] + positional).join(", ")»)'''
    } else {
      '''call(«name.literal», List.of(«positional.join(", ")»), Map.of(«named.map[setting.name.literal + ", " + value.java].join(", ")»))'''
    }
  }

  /** The name as plans have it: a member of a list with the list before it. */
  static def String name(Use it) {
    if(member !== null) target.name + "." + member.name else qualified(target)
  }

  static def String qualified(hep.assay.dsl.assay.Named target) {
    val list = target.eContainer
    if(target instanceof Column && list instanceof ListColumn) (list as ListColumn).name + "." + target.name else target.name
  }
}
