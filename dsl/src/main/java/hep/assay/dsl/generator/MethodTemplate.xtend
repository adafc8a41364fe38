// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.inject.Inject
import hep.assay.dsl.assay.Expression
import hep.assay.dsl.assay.Range
import hep.assay.dsl.assay.Text
import hep.assay.dsl.assay.Use
import hep.assay.dsl.assay.Values
import hep.assay.dsl.facts.Constants
import hep.assay.dsl.facts.Formulas
import hep.assay.dsl.facts.Methods
import hep.assay.dsl.facts.Methods.Given
import hep.assay.dsl.facts.Methods.Said
import hep.assay.dsl.facts.Places
import hep.assay.runtime.vocabulary.Setting
import java.util.List

import static extension hep.assay.dsl.generator.JavaText.*

/** Methods with their settings: numbers in canonical units, names and words as texts. */
class MethodTemplate {

  @Inject extension ExpressionTemplate
  @Inject Methods methods

  /** On one line where that is short, else one method a line. */
  def String java(List<Said> said) {
    val line = said.map[java].join(", ")
    if(line.length <= 90) line else "\n    " + said.map[java].join(",\n    ")
  }

  def String java(Said it) '''method(«word.literal»)«FOR given : settings.values»«given.settingText»«ENDFOR»'''

  private def String settingText(Given given) '''.with(«given.name.literal», «given.valueText»)'''

  private def String valueText(Given given) {
    val setting = given.setting().orElse(null)
    if (given.gathered) {
      list(given.values().map[value], setting)
    } else {
      value(given.values().head.value, setting)
    }
  }

  private def String list(List<Expression> items, Setting setting) '''List.of(«items.map[value(setting)].join(", ")»)'''

  /** The value of a setting, as {@code Settings} holds it. */
  def String value(Expression it, Setting setting) {
    val constant = Constants.of(it)
    if (setting !== null && setting.kind === Setting.Kind.FORMULA) {
      formula
    } else if (constant.present) {
      constant.get.value.number
    } else if (it instanceof Use) {
      use(setting)
    } else {
      other(setting)
    }
  }

  private def String other(Expression it, Setting setting) {
    switch it {
      Text: value.literal
      Values: list(items, setting)
      Range: '''new Interval(«low.end», «high.end»)'''
      default: formula
    }
  }

  /** A formula without events, such as a number, is still a formula. */
  private def String formula(Expression it) {
    java
  }

  private def String end(Expression it) {
    Constants.of(it).map[value.number].orElse("Double.NaN")
  }

  private def String use(Use it, Setting setting) {
    if (Places.isScan(it)) {
      '''new Scan(List.of(«arguments.map[value.value(setting)].join(", ")»))'''
    } else if (isFlag) {
      target.name
    } else if (!call) {
      Formulas.name(it).literal
    } else {
      '''method(«Formulas.name(it).literal»)«FOR given : methods.given(it).values»«given.settingText»«ENDFOR»'''
    }
  }

  /** Only the word itself: a column called `true` would be declared. */
  private def isFlag(Use it) {
    !call && member === null && target instanceof hep.assay.dsl.assay.Word && #{"true", "false"}.contains(target.name)
  }
}
