// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

/**
 * The identity of a result: SHA-256 over everything it depends on. Equal keys mean equal results.
 *
 * @param hex 64 hexadecimal digits
 */
public record Key(String hex) {
  public Key {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a key: " + hex);
    }
  }

  /** The first digits, enough to tell keys apart in a log. */
  public String brief() {
    return hex.substring(0, 8);
  }
}
