// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import hep.assay.dsl.facts.Formulas
import hep.assay.runtime.expression.Expression
import hep.assay.runtime.expression.Expression.Binary
import hep.assay.runtime.expression.Expression.Call
import hep.assay.runtime.expression.Expression.Column
import hep.assay.runtime.expression.Expression.Element
import hep.assay.runtime.expression.Expression.OneOf
import hep.assay.runtime.expression.Expression.Quantity
import hep.assay.runtime.expression.Expression.Text
import hep.assay.runtime.expression.Expression.Unary
import hep.assay.runtime.expression.Expression.Within
import hep.assay.runtime.expression.Operator

import static extension hep.assay.dsl.generator.JavaText.*

/** Formulas and gates: calls that build the tree which the expression room evaluates. */
class ExpressionTemplate {

  def String java(hep.assay.dsl.assay.Expression written) {
    Formulas.of(written).tree.tree
  }

  private def String tree(Expression it) {
    switch it {
      Quantity: if(unit.empty) '''number(«value.number»)''' else '''quantity(«value.number», «unit.literal»)'''
      Text: '''text(«value.literal»)'''
      Column: '''column(«name.literal»)'''
      Element: '''element(«list.name.literal», «index»)'''
      Unary: '''«IF operator === Operator.NOT»not«ELSE»minus«ENDIF»(«operand.tree»)'''
      Binary: '''binary(«left.tree», «operator.sign.literal», «right.tree»)'''
      Within: '''within(«operand.tree», «low.tree», «high.tree»)'''
      OneOf: '''oneOf(«(#[operand] + values).map[tree].join(", ")»)'''
      Call: call
    }
  }

  private def String call(Call it) {
    val positional = arguments.map[tree]
    if (named.empty) {
      '''call(«(#[function.literal] + positional).join(", ")»)'''
    } else {
      '''call(«function.literal», List.of(«positional.join(", ")»), Map.of(«named.entrySet.map[key.literal + ", " + value.tree].join(", ")»))'''
    }
  }
}
