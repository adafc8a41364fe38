// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.report.Markup;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An SVG document in the making; every text and attribute is escaped. */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  /** Opens an element; attributes are names and values by turns. */
  Svg open(String element, Object... attributes) {
    return start(element, attributes).end(">\n");
  }

  Svg close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** An element without content. */
  Svg leaf(String element, Object... attributes) {
    return start(element, attributes).end("/>\n");
  }

  /** An element that holds one text. */
  Svg text(String element, String content, Object... attributes) {
    start(element, attributes).end(">");
    out.append(Markup.escape(content)).append("</").append(element).append(">\n");
    return this;
  }

  /** Finished markup from another writer. */
  Svg append(Svg other) {
    out.append(other.out);
    return this;
  }

  private Svg start(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String text =
          value instanceof Double number ? number(number) : Markup.escape(value.toString());
      out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
    }
    return this;
  }

  private Svg end(String mark) {
    out.append(mark);
    return this;
  }

  /** A coordinate to a hundredth of a pixel, kept near the picture. */
  static String number(double value) {
    double near = Math.max(-1e5, Math.min(1e5, Double.isNaN(value) ? 0 : value));
    BigDecimal rounded =
        new BigDecimal(near).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
