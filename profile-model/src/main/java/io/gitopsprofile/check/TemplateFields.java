package io.gitopsprofile.check;

import io.gitopsprofile.golang.BasicType;
import io.gitopsprofile.golang.RecordType;
import io.gitopsprofile.golang.RecordType.Field;
import io.gitopsprofile.golang.TemplateSetting;
import io.gitopsprofile.model.MetricsAdapter;
import java.util.ArrayList;
import java.util.List;

/**
 * The data that the adapter passes to the templates of its rules. (Source: prometheus-adapter,
 * pkg/naming/metrics_query.go and resource_converter.go; apimachinery,
 * pkg/runtime/schema/group_version.go.)
 */
final class TemplateFields {

  /** The query of a metric of pods or other objects, whatever the adapter's version is. */
  static final TemplateSetting QUERY = query(true, BasicType.ANY_MAP);

  /** The query of an external metric, which may have no matchers and has no groups. */
  private static final TemplateSetting EXTERNAL_QUERY = query(false, BasicType.ANY_MAP);

  private static final TemplateSetting NEW_QUERY = query(true, BasicType.TEXT_MAP);
  private static final TemplateSetting NEW_EXTERNAL_QUERY = query(false, BasicType.TEXT_MAP);

  /** The label that names a resource. */
  static final TemplateSetting LABEL =
      new TemplateSetting(
          "resource-label",
          "<<",
          ">>",
          new RecordType(
              "schema.GroupResource",
              List.of(
                  new Field("Group", BasicType.TEXT, false),
                  new Field("Resource", BasicType.TEXT, true)),
              List.of("Empty", "String", "WithVersion"),
              true));

  private TemplateFields() {}

  private static TemplateSetting query(boolean ofObjects, BasicType values) {
    return new TemplateSetting(
        "metrics-query",
        "<<",
        ">>",
        new RecordType(
            "naming.queryTemplateArgs",
            List.of(
                new Field("Series", BasicType.TEXT, true),
                new Field("LabelMatchers", BasicType.TEXT, ofObjects),
                new Field("LabelValuesByName", values, ofObjects),
                new Field("GroupBy", BasicType.TEXT, ofObjects),
                new Field("GroupBySlice", BasicType.TEXTS, ofObjects)),
            List.of(),
            false));
  }

  /**
   * The setting of a query in the profile's adapter. From 0.6.0 on, which the charts from 2.x on
   * install, the values of a label are one text; before they are a list.
   */
  static TemplateSetting query(boolean external, Subject subject) {
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    boolean joined =
        adapter != null && KnownChart.of(adapter.release().chart()) == KnownChart.ADAPTER_5;
    if (external) {
      return joined ? NEW_EXTERNAL_QUERY : EXTERNAL_QUERY;
    }
    return joined ? NEW_QUERY : QUERY;
  }

  /** The names of the fields. */
  static List<String> names(TemplateSetting setting) {
    List<String> names = new ArrayList<>();
    for (Field field : setting.data().fields()) {
      names.add(field.name());
    }
    return names;
  }
}
