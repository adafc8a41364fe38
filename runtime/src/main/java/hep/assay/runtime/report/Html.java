// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

/** An HTML page in the making; every text and attribute is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Opens an element; attributes are names and values by turns. */
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(Markup.escape(attributes[i + 1]))
          .append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  Html text(String content) {
    out.append(Markup.escape(content));
    return this;
  }

  /** An element that holds one text. */
  Html leaf(String element, String content, String... attributes) {
    return open(element, attributes).text(content).close(element);
  }

  /** Markup of our own that is already safe: a drawn plot, the style sheet. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
