// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import hep.assay.runtime.engine.Processor;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Imported;
import hep.assay.runtime.network.saved.Importer;
import hep.assay.runtime.network.saved.ModelFile;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code onnx(file = "model.onnx")}.
 *
 * <p>A session works on the calling thread alone with deterministic kernels; no library of
 * operators is ever registered, and a file that points to other files is refused.
 */
public record OnnxImporter() implements Importer {
  private static final String VERSION = "1.29.0";

  @Override
  public Term term() {
    return Models.ONNX;
  }

  @Override
  public String engine() {
    return "onnxruntime " + VERSION;
  }

  @Override
  public String processor() {
    return Processor.FAMILY;
  }

  @Override
  public Imported read(ImportTask task) {
    ModelFile file = ModelFile.of(task.folder(), task.settings().word("file"));
    OnnxFile.check(file.name(), file.bytes());
    OrtSession session = session(file);
    List<Model> folds =
        task.preparations().stream().map(one -> model(file, session, one, task)).toList();
    return new Imported(
        task.preparations(),
        List.of(folds),
        new TreeMap<>(Map.of(file.name(), file.digest())),
        List.of(
            Note.info(
                "read from "
                    + file.name()
                    + ": whether it was trained on events of this study is not known")));
  }

  private static Model model(
      ModelFile file, OrtSession session, Preparation preparation, ImportTask task) {
    try {
      return OnnxModel.of(file, session, preparation, task);
    } catch (OrtException failed) {
      throw new StudyException(
          "ONNX Runtime can't use " + file.name() + ": " + failed.getMessage(), failed);
    }
  }

  private static OrtSession session(ModelFile file) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setDeterministicCompute(true);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return environment().createSession(file.bytes(), options);
    } catch (OrtException failed) {
      throw new StudyException(
          "ONNX Runtime can't read " + file.name() + ": " + failed.getMessage(), failed);
    } catch (LinkageError failed) {
      throw new StudyException("ONNX Runtime does not start on this machine: " + failed, failed);
    }
  }

  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "assay");
  }
}
