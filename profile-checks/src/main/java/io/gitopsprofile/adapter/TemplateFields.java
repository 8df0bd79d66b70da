package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.golang.template.BasicType;
import io.gitopsprofile.golang.template.RecordType;
import io.gitopsprofile.golang.template.RecordType.Field;
import io.gitopsprofile.golang.template.TemplateSetting;
import io.gitopsprofile.model.release.Chart;
import java.util.ArrayList;
import java.util.List;

/**
 * The data that the adapter passes to the templates of its rules. (Source: prometheus-adapter,
 * pkg/naming/metrics_query.go and resource_converter.go; apimachinery,
 * pkg/runtime/schema/group_version.go.)
 */
public final class TemplateFields {

  /** The setting for the query of a pod or object metric, for any version of the adapter. */
  public static final TemplateSetting QUERY = query(true, BasicType.ANY_MAP);

  /**
   * The setting for the query of an external metric, which may have no matchers and has no groups.
   */
  private static final TemplateSetting EXTERNAL_QUERY = query(false, BasicType.ANY_MAP);

  private static final TemplateSetting NEW_QUERY = query(true, BasicType.TEXT_MAP);
  private static final TemplateSetting NEW_EXTERNAL_QUERY = query(false, BasicType.TEXT_MAP);

  /** The setting for the label that names a resource. */
  public static final TemplateSetting LABEL =
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
   * Returns the setting of a query in the profile's adapter. From 0.6.0 on, which the charts from
   * 2.x on install, the values of a label are one text; in older versions they are a list.
   */
  public static TemplateSetting query(boolean external, AdapterAnalysis analysis) {
    AdapterPart part = analysis.part();
    boolean joined = part != null && joinsLabelValues(part.adapter().release().chart());
    if (external) {
      return joined ? NEW_EXTERNAL_QUERY : EXTERNAL_QUERY;
    }
    return joined ? NEW_QUERY : QUERY;
  }

  private static boolean joinsLabelValues(Chart chart) {
    KnownChart known = KnownCharts.of(chart);
    return known != null && known.joinsLabelValues(chart);
  }

  /** True if the setting is that of a query with a group, as queries of pods and objects are. */
  static boolean hasGroups(TemplateSetting setting) {
    for (Field field : setting.data().fields()) {
      if (field.name().equals("GroupBy")) {
        return field.neverEmpty();
      }
    }
    return false;
  }

  /** Returns the names of the fields. */
  public static List<String> names(TemplateSetting setting) {
    List<String> names = new ArrayList<>();
    for (Field field : setting.data().fields()) {
      names.add(field.name());
    }
    return names;
  }
}
