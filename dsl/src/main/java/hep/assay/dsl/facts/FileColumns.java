// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import hep.assay.dsl.assay.AssayFactory;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Files;
import hep.assay.dsl.assay.Generate;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Tree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.eclipse.xtext.util.IResourceScopeCache;

/**
 * The columns that a dataset's files have by themselves, as elements of a made-up resource, so that
 * undeclared columns are linked, completed and explained as declared ones are.
 */
@Singleton
public class FileColumns {

  /** The made-up resource: nothing can be opened or renamed there. */
  public static final URI RESOURCE = URI.createURI("assay:/columns");

  private final Schemas schemas;
  private final GeneratedColumns generated;
  private final IResourceScopeCache cache;

  @Inject
  FileColumns(Schemas schemas, GeneratedColumns generated, IResourceScopeCache cache) {
    this.schemas = schemas;
    this.generated = generated;
    this.cache = cache;
  }

  /**
   * The columns of a dataset's files.
   *
   * @param columns by name, in the order of the file
   * @param complete whether these are all, so that another name is surely wrong
   * @param about what the file says of each, for hover
   * @param refused why other columns of the files can't be read
   */
  public record Found(
      Map<String, Column> columns,
      boolean complete,
      Map<String, Schemas.FileColumn> about,
      Map<String, String> refused,
      Resource home) {

    /** The column of this name; made up where the file is not known. */
    public synchronized Column assumed(String name) {
      return columns.computeIfAbsent(name, unused -> column(name, home));
    }
  }

  /**
   * What is known of the files of a dataset, its own and those it takes over, and of its samples.
   */
  public Found of(Dataset dataset) {
    Resource resource = dataset.eResource();
    return resource == null
        ? read(dataset)
        : cache.get(key(dataset), resource, () -> read(dataset));
  }

  /** What the file says of a column that no study declares; empty for any other column. */
  public Optional<Schemas.FileColumn> about(Column column) {
    return column.eResource() instanceof Home home
        ? Optional.ofNullable(home.about.get(column.getName()))
        : Optional.empty();
  }

  /** The made-up resource of one dataset's columns, with what their files say of them. */
  private static final class Home extends ResourceImpl {
    private final Map<String, Schemas.FileColumn> about = new LinkedHashMap<>();

    Home() {
      super(RESOURCE);
    }
  }

  private static Object key(Dataset dataset) {
    return List.of(FileColumns.class, dataset);
  }

  private Found read(Dataset dataset) {
    Home home = new Home();
    Map<String, Column> columns = new LinkedHashMap<>();
    Map<String, Schemas.FileColumn> about = home.about;
    Map<String, String> refused = new LinkedHashMap<>();
    boolean complete = !sources(dataset).isEmpty();
    for (Source source : sources(dataset)) {
      Optional<Schemas.Answer.Known> known = columns(source);
      complete &= known.isPresent();
      known.ifPresent(answer -> refused.putAll(answer.refused()));
      for (Schemas.FileColumn column : known.map(Schemas.Answer.Known::columns).orElse(List.of())) {
        columns.computeIfAbsent(column.name(), name -> column(name, home));
        about.putIfAbsent(column.name(), column);
      }
    }
    return new Found(columns, complete, about, refused, home);
  }

  private static Column column(String name, Resource home) {
    Column column = AssayFactory.eINSTANCE.createColumn();
    column.setName(name);
    home.getContents().add(column);
    return column;
  }

  /** One file or glob, or a generator; the path of a study without a folder is null. */
  private record Source(Path path, String tree, Generate generate) {}

  private Optional<Schemas.Answer.Known> columns(Source source) {
    if (source.generate() != null) {
      return generated
          .of(source.generate())
          .map(columns -> new Schemas.Answer.Known(columns, Map.of()));
    }
    return source.path() != null
            && schemas.columns(source.path(), source.tree()) instanceof Schemas.Answer.Known known
        ? Optional.of(known)
        : Optional.empty();
  }

  private static List<Source> sources(Dataset dataset) {
    List<Source> sources = new ArrayList<>();
    String tree = Inheritance.member(dataset, Tree.class).map(Tree::getPath).orElse("");
    Inheritance.members(dataset, Files.class).forEach(files -> add(files, tree, sources));
    Inheritance.members(dataset, Generate.class)
        .forEach(generate -> sources.add(new Source(null, "", generate)));
    for (Sample sample : Inheritance.named(dataset, Sample.class)) {
      String own =
          Inheritance.own(sample, Tree.class).stream().map(Tree::getPath).findFirst().orElse(tree);
      Inheritance.own(sample, Files.class).forEach(files -> add(files, own, sources));
    }
    return sources;
  }

  private static void add(Files files, String tree, List<Source> sources) {
    files.getFiles().forEach(file -> sources.add(new Source(path(files, file), tree, null)));
  }

  /**
   * A path of the study, relative to the folder of the file it is written in; null where that has
   * no folder.
   */
  public static Path path(EObject element, String written) {
    URI uri = element.eResource().getURI();
    try {
      return uri.isFile() ? Path.of(uri.toFileString()).resolveSibling(written) : null;
    } catch (InvalidPathException odd) {
      return null;
    }
  }
}
