// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

/** Markdown of the server as the plain text that the editor's small windows show. */
final class PlainText {
  private PlainText() {}

  static String of(String markdown) {
    return markdown.replaceAll("(?m)^```\\w*\\n?", "").replace("**", "").replace("`", "").strip();
  }
}
