// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the signed jars of a folder anew without their signatures: a class-data archive leaves out
 * the classes of signed jars, and half of Xtext and EMF is signed. Run by the build as one source
 * file, {@code java Unsign.java lib}.
 */
public final class Unsign {
  private Unsign() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        if (file.stream().anyMatch(Unsign::isSignature)) {
          Path unsigned = jar.resolveSibling(jar.getFileName() + ".unsigned");
          copy(file, unsigned);
          Files.move(unsigned, jar, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean isSignature(JarEntry entry) {
    return entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static void copy(JarFile from, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (JarEntry entry : (Iterable<JarEntry>) from.stream()::iterator) {
        if (isSignature(entry)) {
          continue;
        }
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTime(entry.getTime());
        zip.putNextEntry(copied);
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          withoutDigests(from.getManifest()).write(zip);
        } else {
          try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(zip);
          }
        }
        zip.closeEntry();
      }
    }
  }

  /** The main section only: the others hold the digests of single files. */
  private static Manifest withoutDigests(Manifest manifest) {
    Manifest main = new Manifest();
    main.getMainAttributes().putAll(manifest.getMainAttributes());
    return main;
  }
}
