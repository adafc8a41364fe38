// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator

import com.google.common.collect.Lists
import hep.assay.dsl.assay.AssayFile
import hep.assay.dsl.assay.Element
import hep.assay.dsl.assay.Named
import hep.assay.dsl.facts.Contents
import hep.assay.dsl.facts.Imports
import java.util.ArrayList
import java.util.List
import org.eclipse.xtext.nodemodel.util.NodeModelUtils

import static extension hep.assay.dsl.generator.JavaText.*

/** Where each block of the study stands, for the messages of a run. */
class OriginTemplate {

  def String origin(AssayFile file) '''
    /** The lines of the study, for messages only. */
    private static Origin origin() {
      return Origin.of(«file.fileName.literal»)«IF file.lines.empty»;«ELSE»
          «FOR line : Lists.partition(file.lines, 5) SEPARATOR "\n"»    «line.join»«ENDFOR»;«ENDIF»
    }
  '''

  /** The lines of the blocks that stand in the study's own file, and of their samples and columns. */
  private def List<String> lines(AssayFile file) {
    val lines = new ArrayList<String>
    for (block : Contents.of(file, Element).filter(Named).filter[Imports.fileOf(it) === file]) {
      lines += line(block.name, block)
      for (part : block.eContents.filter(Named)) {
        lines += line(block.name + "." + part.name, part)
      }
    }
    lines
  }

  private def String line(String name, Named block) '''.line(«name.literal», «NodeModelUtils.getNode(block).startLine»)'''

  static def fileName(AssayFile file) {
    file.eResource.URI.trimFragment.lastSegment ?: "study.assay"
  }

  /** A file's name as it may stand in a comment. */
  static def comment(String name) {
    name.replaceAll("[^A-Za-z0-9_.-]", "_")
  }
}
