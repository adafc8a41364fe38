// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Scan;
import hep.assay.runtime.vocabulary.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what a result depends on into a {@link Key}.
 *
 * <p>Every value enters with its type and length, so that two different lists of values never give
 * the same bytes. Methods and expressions enter by their meaning, settings in alphabetical order;
 * names of blocks enter only where a caller puts them.
 */
public final class Digest {
  private static final int BLOCK = 1 << 16;

  private final MessageDigest sha = sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK);

  /** Begins the key of one kind of result, computed by this build of Assay. */
  public Digest(String kind) {
    put(kind);
    put(CodeIdentity.RUNTIME);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Digest put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tag('s', bytes.length);
    return raw(bytes);
  }

  public Digest put(long number) {
    tag('l', 1);
    room(8).putLong(number);
    return this;
  }

  /** A number; -0 counts as 0, and all NaNs are one. */
  public Digest put(double number) {
    tag('d', 1);
    room(8).putDouble(number + 0.0);
    return this;
  }

  public Digest put(boolean flag) {
    tag(flag ? 'T' : 'F', 0);
    return this;
  }

  public Digest put(Key key) {
    return put(key.hex());
  }

  public Digest put(byte[] bytes) {
    tag('b', bytes.length);
    return raw(bytes);
  }

  public Digest put(float[] numbers) {
    tag('f', numbers.length);
    for (float number : numbers) {
      room(4).putFloat(number);
    }
    return this;
  }

  public Digest put(double[] numbers) {
    tag('D', numbers.length);
    for (double number : numbers) {
      room(8).putDouble(number);
    }
    return this;
  }

  public Digest put(int[] numbers) {
    tag('i', numbers.length);
    for (int number : numbers) {
      room(4).putInt(number);
    }
    return this;
  }

  /** A list, its order included. */
  public Digest put(List<?> list) {
    tag('[', list.size());
    list.forEach(this::putAny);
    return this;
  }

  public Digest put(Optional<?> value) {
    return put(value.map(List::of).orElseGet(List::of));
  }

  public Digest put(Method method) {
    tag('m', 1);
    return put(method.word()).put(method.settings());
  }

  public Digest put(Settings settings) {
    tag('S', settings.values().size());
    settings.values().forEach((name, value) -> put(name).putAny(value));
    return this;
  }

  /** An expression by its tree; columns by name, since a name is what a file calls them. */
  public Digest put(Expression expression) {
    tag('e', 1);
    if (expression instanceof Expression.Quantity one) {
      return put("quantity").put(one.value()).put(one.unit());
    } else if (expression instanceof Expression.Text one) {
      return put("text").put(one.value());
    } else if (expression instanceof Expression.Column one) {
      return put("column").put(one.name());
    } else if (expression instanceof Expression.Element one) {
      return put("element").put(one.list().name()).put(one.index());
    } else if (expression instanceof Expression.Unary one) {
      return put("unary").put(one.operator().name()).put(one.operand());
    } else if (expression instanceof Expression.Binary one) {
      return put("binary").put(one.operator().name()).put(one.left()).put(one.right());
    } else if (expression instanceof Expression.Within one) {
      return put("within").put(one.operand()).put(one.low()).put(one.high());
    } else if (expression instanceof Expression.OneOf one) {
      return put("oneOf").put(one.operand()).put(one.values());
    }
    Expression.Call call = (Expression.Call) expression;
    put("call").put(call.function()).put(call.arguments()).put(call.named().size());
    for (Map.Entry<String, Expression> named : call.named().entrySet()) {
      put(named.getKey()).put(named.getValue());
    }
    return this;
  }

  private void putAny(Object value) {
    if (value instanceof Double number) {
      put(number.doubleValue());
    } else if (value instanceof Long || value instanceof Integer) {
      put(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      put(flag.booleanValue());
    } else if (value instanceof String text) {
      put(text);
    } else if (value instanceof Key key) {
      put(key);
    } else if (value instanceof Method method) {
      put(method);
    } else if (value instanceof Expression expression) {
      put(expression);
    } else if (value instanceof Interval range) {
      put("range").put(range.low()).put(range.high());
    } else if (value instanceof Scan scan) {
      put("scan").put(scan.values());
    } else if (value instanceof List<?> list) {
      put(list);
    } else if (value instanceof Optional<?> optional) {
      put(optional);
    } else {
      throw new IllegalArgumentException("nothing that a key can be made of: " + value);
    }
  }

  /** The key of all that was put; the digest is spent. */
  public Key key() {
    flush();
    return new Key(HexFormat.of().formatHex(sha.digest()));
  }

  private void tag(char type, int length) {
    room(6).putChar(type).putInt(length);
  }

  private Digest raw(byte[] bytes) {
    flush();
    sha.update(bytes);
    return this;
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    sha.update(Arrays.copyOf(buffer.array(), buffer.position()));
    buffer.clear();
  }
}
