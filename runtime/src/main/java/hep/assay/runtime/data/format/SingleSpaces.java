// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A text table whose columns are separated by any number of spaces and tabs, with one space between
 * them and none at the ends of a line; what stands in double quotes is left alone.
 */
final class SingleSpaces extends InputStream {
  private final InputStream in;
  private boolean quoted;
  private boolean lineStart = true;
  private int next = -1;

  SingleSpaces(InputStream in) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
  }

  @Override
  public int read() throws IOException {
    int c = next >= 0 ? next : in.read();
    next = -1;
    if (!quoted && (c == ' ' || c == '\t')) {
      while (c == ' ' || c == '\t') {
        c = in.read();
      }
      if (!lineStart && c >= 0 && c != '\n' && c != '\r') {
        next = c;
        return ' ';
      }
    }
    quoted ^= c == '"';
    lineStart = c == '\n';
    return c;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      into[from + count++] = (byte) c;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
