// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How a result becomes bytes and comes back. Equal results give equal bytes.
 *
 * @param <T> the result
 */
public interface Codec<T> {
  void write(T result, DataOutputStream out) throws IOException;

  T read(DataInputStream in) throws IOException;
}
