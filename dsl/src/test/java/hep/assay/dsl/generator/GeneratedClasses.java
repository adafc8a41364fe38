// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import hep.assay.dsl.CompiledStudy;
import hep.assay.runtime.plan.StudyPlan;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated Java in memory and asks it for its plan. */
final class GeneratedClasses {

  private GeneratedClasses() {}

  static StudyPlan plan(CompiledStudy study) throws Exception {
    Class<?> type = new Loader(compile(study)).loadClass(study.className());
    return (StudyPlan) type.getMethod("plan").invoke(null);
  }

  static Map<String, byte[]> compile(CompiledStudy study) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Memory memory = new Memory(compiler.getStandardFileManager(problems, null, null));
    List<String> options = List.of("-Xlint:all,-processing", "-Werror", "-proc:none");
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(new Source(study.sourceFile(), study.java()));
    if (!compiler.getTask(null, memory, problems, options, null, sources).call()) {
      throw new AssertionError(problems.getDiagnostics() + "\n" + study.java());
    }
    Map<String, byte[]> classes = new HashMap<>();
    memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String file, String text) {
      super(URI.create("memory:///" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Memory(StandardJavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {

    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(GeneratedClasses.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
