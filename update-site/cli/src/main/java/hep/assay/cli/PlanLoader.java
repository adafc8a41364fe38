// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.dsl.CompiledStudy;
import hep.assay.runtime.plan.StudyPlan;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** From the Java of a study to its plan: compiled, loaded, asked. */
final class PlanLoader {
  private PlanLoader() {}

  /**
   * The plan. Classes are always compiled anew into a folder of this run: a compiled class that
   * somebody left beside a study is never loaded.
   */
  static StudyPlan plan(CompiledStudy study) throws IOException {
    Path folder = Files.createTempDirectory("assay");
    try {
      JavaCompiler.compile(study.sourceFile(), study.java(), folder, folder);
      URL[] path = {folder.toUri().toURL()};
      try (URLClassLoader loader = new URLClassLoader(path, PlanLoader.class.getClassLoader())) {
        return (StudyPlan) loader.loadClass(study.className()).getMethod("plan").invoke(null);
      }
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class has no plan", e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : inside) {
      Files.delete(one);
    }
  }
}
