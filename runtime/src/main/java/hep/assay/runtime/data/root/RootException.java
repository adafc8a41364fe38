// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

/** What is wrong with a ROOT file, in words for the user: the file, the tree or branch, what was found. */
public final class RootException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RootException(String message) {
    super(message);
  }

  static RootException damaged(String where, String what) {
    return new RootException(where + " " + what + ". The file is damaged or was not closed properly; copy or write it again.");
  }
}
