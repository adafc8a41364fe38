// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

/** Exit codes of every command. */
final class Exit {
  private Exit() {}

  static final int FINE = 0;

  /** The study or its input is wrong. */
  static final int PROBLEM = 1;

  /** A {@code require} of the study did not hold. */
  static final int GATE = 2;

  /** A fault of Assay itself. */
  static final int FAULT = 3;

  /** Stopped by the user, as shells number it. */
  static final int CANCELLED = 130;
}
