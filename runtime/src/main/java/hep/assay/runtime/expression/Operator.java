// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import java.util.Arrays;

/** The operators of the language, with the sign each is written with. */
public enum Operator {
  OR("or"),
  AND("and"),
  NOT("not"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDED("/"),
  NEGATE("-"),
  POWER("^");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  /** Whether it gives a truth value. */
  public boolean logical() {
    return ordinal() <= AT_LEAST.ordinal();
  }

  /** Whether it compares two values. */
  public boolean comparison() {
    return ordinal() >= EQUAL.ordinal() && ordinal() <= AT_LEAST.ordinal();
  }

  /** The operator between two operands that is written so. */
  public static Operator of(String sign) {
    return Arrays.stream(values())
        .filter(operator -> operator.sign.equals(sign) && operator != NEGATE && operator != NOT)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operator '" + sign + "'"));
  }
}
