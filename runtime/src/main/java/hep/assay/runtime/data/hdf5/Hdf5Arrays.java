// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.vocabulary.StudyException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Named arrays of numbers and texts of an HDF5 file in memory, for files that are no tables.
 *
 * <p>Links are not followed, so that nothing is read from another file.
 */
public final class Hdf5Arrays implements AutoCloseable {
  /** More than gzip can pack; a file that claims more than this is damaged. */
  private static final long PACKED = 1100;

  private final String name;
  private final int size;
  private final HdfFile hdf;

  private Hdf5Arrays(String name, int size, HdfFile hdf) {
    this.name = name;
    this.size = size;
    this.hdf = hdf;
  }

  /** Numbers and their shape, row by row. */
  public record Numbers(int[] shape, float[] values) {}

  /**
   * Opens a file.
   *
   * @param name for messages
   * @throws StudyException where it is no HDF5 file
   */
  public static Hdf5Arrays of(String name, byte[] bytes) {
    try {
      return new Hdf5Arrays(name, bytes.length, HdfFile.fromBytes(bytes));
    } catch (RuntimeException | LinkageError | StackOverflowError failed) {
      throw new StudyException(name + " is not an HDF5 file: " + failed.getMessage(), failed);
    }
  }

  /** Whether there is something at a path such as {@code model_weights/dense}. */
  public boolean has(String path) {
    return find(path) != null;
  }

  /** Whether the group or array at a path (the file itself where empty) has an attribute. */
  public boolean hasAttribute(String path, String attribute) {
    Node node = find(path);
    try {
      return node != null && node.getAttribute(attribute) != null;
    } catch (RuntimeException | LinkageError | StackOverflowError failed) {
      throw failed(path, failed);
    }
  }

  /** A text attribute. */
  public String text(String path, String attribute) {
    List<String> texts = texts(path, attribute);
    if (texts.size() != 1) {
      throw problem(path, "attribute '" + attribute + "' is not one text");
    }
    return texts.get(0);
  }

  /** The texts of an attribute; none of one that has no values. */
  public List<String> texts(String path, String attribute) {
    Node node = needed(path);
    try {
      Attribute found = node.getAttribute(attribute);
      if (found == null) {
        throw problem(path, "there is no attribute '" + attribute + "'");
      }
      Object data = found.getSize() == 0 ? new String[0] : found.getData();
      List<String> texts = new ArrayList<>();
      if (data instanceof String text) {
        texts.add(text);
      } else if (data instanceof Object[] many) {
        for (Object one : many) {
          texts.add(String.valueOf(one));
        }
      }
      return texts;
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError failed) {
      throw failed(path, failed);
    }
  }

  /** The numbers of an array. */
  public Numbers numbers(String path) {
    if (!(needed(path) instanceof Dataset array)) {
      throw problem(path, "it is a group, not an array");
    }
    try {
      if (array.getSizeInBytes() > PACKED * size || array.getSize() > Integer.MAX_VALUE - 8) {
        throw problem(path, "it claims " + array.getSizeInBytes() + " bytes");
      }
      float[] values = new float[(int) array.getSize()];
      fill(array.getDataFlat(), values);
      return new Numbers(array.getDimensions(), values);
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError failed) {
      throw failed(path, failed);
    }
  }

  private static void fill(Object flat, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (flat instanceof float[] floats) {
        values[i] = floats[i];
      } else if (flat instanceof double[] doubles) {
        values[i] = (float) doubles[i];
      } else if (flat instanceof long[] longs) {
        values[i] = longs[i];
      } else if (flat instanceof int[] integers) {
        values[i] = integers[i];
      } else {
        throw new IllegalArgumentException("no numbers but " + flat.getClass().getSimpleName());
      }
    }
  }

  private Node needed(String path) {
    Node node = find(path);
    if (node == null) {
      throw problem(path, "it is missing");
    }
    return node;
  }

  private Node find(String path) {
    Node node = hdf;
    try {
      for (String part : path.isEmpty() ? new String[0] : path.split("/")) {
        node = node instanceof Group group ? group.getChild(part) : null;
        if (node == null) {
          return null;
        }
        if (node.isLink()) {
          throw problem(path, "it is a link, and links are not followed");
        }
      }
      return node;
    } catch (RuntimeException | LinkageError | StackOverflowError failed) {
      throw failed(path, failed);
    }
  }

  private StudyException failed(String path, Throwable failed) {
    return failed instanceof StudyException known
        ? known
        : new StudyException(
            name + ": '" + path + "' can't be read: " + failed.getMessage(), failed);
  }

  private StudyException problem(String path, String what) {
    return new StudyException(name + (path.isEmpty() ? "" : ": '" + path + "'") + ": " + what);
  }

  @Override
  public void close() {
    hdf.close();
  }
}
