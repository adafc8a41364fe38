// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Which code computes: the release version, and in a development build the digest of the jar too,
 * so that a changed kernel never meets results of the old one.
 */
public final class CodeIdentity {
  private CodeIdentity() {}

  /** The version of Assay, such as {@code 0.1.0}. */
  public static final String VERSION = version();

  /** The identity of the runtime. */
  public static final String RUNTIME = of(CodeIdentity.class);

  /** The identity of the jar (or folder of classes) that a class comes from. */
  public static String of(Class<?> one) {
    if (!VERSION.endsWith("-SNAPSHOT")) {
      return VERSION;
    }
    CodeSource source = one.getProtectionDomain().getCodeSource();
    try {
      return VERSION + "+" + (source == null ? "" : digest(Path.of(source.getLocation().toURI())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException | java.nio.file.FileSystemNotFoundException e) {
      // A class from elsewhere than a file (an OSGi framework's own scheme): its version must do.
      return VERSION;
    }
  }

  private static String digest(Path jarOrFolder) throws IOException {
    MessageDigest sha = Digest.sha256();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(jarOrFolder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    byte[] block = new byte[1 << 16];
    for (Path file : files) {
      sha.update(jarOrFolder.relativize(file).toString().getBytes("UTF-8"));
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          sha.update(block, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 8);
  }

  private static String version() {
    try (InputStream in = CodeIdentity.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
