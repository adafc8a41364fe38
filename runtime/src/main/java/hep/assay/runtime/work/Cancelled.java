// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

/** The user stopped the run; what was stored stays, and the same command goes on from there. */
public class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("cancelled; the same command goes on from here");
  }
}
