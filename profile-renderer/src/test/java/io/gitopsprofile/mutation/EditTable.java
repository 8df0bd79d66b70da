package io.gitopsprofile.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads {@code without-edit.yaml}: the codes whose findings carry no edit, and the rows of the
 * mutation table without one although their code has edits elsewhere.
 *
 * @param codes the reason by code
 * @param rows the code and title of each row
 */
record EditTable(Map<String, String> codes, List<String> rows) {

  static EditTable read() {
    try (InputStream table = EditTable.class.getResourceAsStream("without-edit.yaml")) {
      Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(table);
      Map<String, String> codes = new LinkedHashMap<>();
      ((Map<?, ?>) document.get("codes"))
          .forEach((code, reason) -> codes.put((String) code, (String) reason));
      List<String> rows = new ArrayList<>();
      for (Object group : (List<?>) document.get("rows")) {
        for (Object row : (List<?>) ((Map<?, ?>) group).get("rows")) {
          rows.add((String) ((Map<?, ?>) group).get("code") + " " + row);
        }
      }
      return new EditTable(codes, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
