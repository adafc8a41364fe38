// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.vocabulary.StudyException;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.CompoundDataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables that pandas wrote: "fixed" (blocks of equal type, each a matrix and the names of its
 * columns) or "table" (one compound, of which a member may hold several columns whose names stand
 * in a pickled list; only its texts are looked for, nothing is unpickled).
 */
final class Pandas {
  private static final Pattern PICKLED_TEXT = Pattern.compile("V([^\n]*)\n");

  private Pandas() {}

  static boolean isTable(Group group) {
    return type(group).startsWith("frame");
  }

  private static String type(Group group) {
    return text(group, "pandas_type");
  }

  private static String text(Node node, String attribute) {
    Attribute found = node.getAttributes().get(attribute);
    return found == null || found.isEmpty() ? "" : String.valueOf(found.getData());
  }

  static List<Hdf5Column> columns(Group group, Path file) {
    if (group.getChildren().get("table") instanceof Dataset table && table.isCompound()) {
      return table(table);
    }
    return fixed(group, file);
  }

  private static List<Hdf5Column> table(Dataset table) {
    List<Hdf5Column> columns = new ArrayList<>();
    CompoundDataType compound = (CompoundDataType) table.getDataType();
    for (CompoundDataType.CompoundDataMember member : compound.getMembers()) {
      String name = member.getName();
      if (name.equals("index")) {
        continue;
      }
      List<String> names = pickled(text(table, name + "_kind"));
      int parts = Hdf5Table.parts(member);
      for (int part = 0; part < parts; part++) {
        String own =
            name.startsWith("values_block") && part < names.size() ? names.get(part) : name;
        columns.add(new Hdf5Column(own, table, name, part, parts, false));
      }
    }
    return columns;
  }

  private static List<String> pickled(String list) {
    List<String> texts = new ArrayList<>();
    for (Matcher text = PICKLED_TEXT.matcher(list); text.find(); ) {
      texts.add(text.group(1));
    }
    return texts;
  }

  private static List<Hdf5Column> fixed(Group group, Path file) {
    List<Hdf5Column> columns = new ArrayList<>();
    Map<String, Node> children = group.getChildren();
    for (int block = 0;
        children.get("block" + block + "_items") instanceof Dataset items;
        block++) {
      Object names = items.getDataFlat();
      if (!(children.get("block" + block + "_values") instanceof Dataset values)) {
        throw new StudyException("'" + file + "': block " + block + " of the table has no values");
      }
      if (values.isVariableLength() || values.getDimensions().length != 2) {
        throw new StudyException(
            "'%s': the columns %s hold Python objects; write them with format='table'"
                .formatted(
                    file, names instanceof String[] n ? String.join(", ", n) : "of a block"));
      }
      int parts = values.getDimensions()[1];
      for (int part = 0; part < parts; part++) {
        String name =
            names instanceof String[] texts && part < texts.length ? texts[part] : "c" + part;
        columns.add(new Hdf5Column(name, values, "", part, parts, false));
      }
    }
    return columns;
  }
}
