// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object as the file describes it: class and members by name. Members of base classes stand
 * beside its own. Values are {@code Long} (all integers and bools), {@code Double}, {@code String},
 * {@code long[]}, {@code RootObject}, lists of objects, or null.
 */
final class RootObject {
  private final String className;
  private final Map<String, Object> members = new HashMap<>();

  RootObject(String className) {
    this.className = className;
  }

  String className() {
    return className;
  }

  void put(String member, Object value) {
    members.put(member, value);
  }

  boolean has(String member) {
    return members.containsKey(member);
  }

  String text(String member) {
    return member(member, String.class, "");
  }

  long number(String member) {
    return member(member, Long.class, 0L);
  }

  int integer(String member) {
    long value = number(member);
    if (value != (int) value) {
      throw new StudyException(
          className + " has " + member + " = " + value + ", which is out of range.");
    }
    return (int) value;
  }

  long[] numbers(String member) {
    return member(member, long[].class, new long[0]);
  }

  /** The object that a member holds or points to, or null. */
  RootObject object(String member) {
    return member(member, RootObject.class, null);
  }

  /** Objects of a {@code TObjArray}; empty places are null. */
  List<?> objects(String member) {
    return member(member, List.class, List.of());
  }

  private <T> T member(String member, Class<T> type, T otherwise) {
    Object value = members.get(member);
    return type.isInstance(value) ? type.cast(value) : otherwise;
  }
}
