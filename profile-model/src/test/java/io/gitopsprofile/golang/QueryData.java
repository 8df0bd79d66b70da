package io.gitopsprofile.golang;

import io.gitopsprofile.golang.RecordType.Field;
import java.util.List;
import java.util.Map;

/** The data that the adapter passes to the template of a query. */
final class QueryData {

  static final TemplateSetting SETTING =
      new TemplateSetting(
          "metrics-query",
          "<<",
          ">>",
          new RecordType(
              "naming.queryTemplateArgs",
              List.of(
                  new Field("Series", BasicType.TEXT, true),
                  new Field("LabelMatchers", BasicType.TEXT, true),
                  new Field("LabelValuesByName", BasicType.TEXT_MAP, true),
                  new Field("GroupBy", BasicType.TEXT, true),
                  new Field("GroupBySlice", BasicType.TEXTS, true)),
              List.of(),
              false));

  static final Map<String, Object> DATA =
      Map.of(
          "Series", "http_requests_total",
          "LabelMatchers", "namespace=\"demo\",pod=~\"a|b\"",
          "LabelValuesByName", Map.of("namespace", "demo", "pod", "a|b"),
          "GroupBy", "pod",
          "GroupBySlice", List.of("pod"));

  private QueryData() {}

  static GoTemplate read(String template) {
    return GoTemplate.of(template, SETTING);
  }

  /** The text that a template prints for these data. */
  static String printed(String template) {
    return String.valueOf(read(template).fillIn(DATA).text());
  }
}
