package io.gitopsprofile.check;

import io.gitopsprofile.golang.GoTemplate;
import io.gitopsprofile.model.AdapterRule;
import io.gitopsprofile.model.MetricRule;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.ResourceOverride;
import io.gitopsprofile.model.RuleResources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the adapter, worked out.
 *
 * @param full the rule in full
 * @param written the rule as the profile writes it
 * @param external whether it serves the external metrics API
 * @param ofChart whether it is one of the chart's own
 * @param path where it stands
 * @param query the selector of its series
 * @param naming how it names metrics
 */
record Rule(
    AdapterRule full,
    MetricRule written,
    boolean external,
    boolean ofChart,
    ProfilePath path,
    SeriesQuery query,
    SeriesNaming naming) {

  private static final String RESOURCE = "<<.Resource>>";

  static Rule of(
      MetricRule written, AdapterRule full, boolean external, boolean ofChart, ProfilePath path) {
    return new Rule(
        full,
        written,
        external,
        ofChart,
        path,
        new SeriesQuery(full.seriesQuery()),
        new SeriesNaming(full));
  }

  /** Whether the profile writes it as the rate of a counter. */
  boolean inShort() {
    return written instanceof RateRule;
  }

  /** How a message calls it. */
  String title() {
    String series = query.exactName();
    return "the rule for \"" + (series == null ? full.seriesQuery() : series) + "\"";
  }

  ProfilePath seriesPath() {
    return path.key(inShort() ? "counter" : "seriesQuery");
  }

  ProfilePath queryPath() {
    return path.key(inShort() ? "window" : "metricsQuery");
  }

  /** The place of the metric's name. */
  ProfilePath namePath() {
    return inShort() ? path.key("as") : full.name() == null ? path : path.key("name");
  }

  /** The metrics that it makes of these series, by series. */
  Map<String, String> metricsOf(Collection<String> known) {
    String exact = query.exactName();
    Map<String, String> metrics = new LinkedHashMap<>();
    for (String series : exact == null ? known : List.of(exact)) {
      String metric = query.selects(series) ? naming.metricOf(series) : null;
      if (metric != null) {
        metrics.put(series, metric);
      }
    }
    return metrics;
  }

  /** Whether it may make this metric of a series that nobody knows of. */
  boolean couldProduce(String metric) {
    return !query.understood()
        || (query.exactName() == null
            && naming.couldName(metric)
            && !"".equals(seriesBehind(metric)));
  }

  /**
   * The only series of which it can make this metric, if it selects by pattern: empty if there can
   * be none, null if that cannot be told.
   */
  @Nullable String seriesBehind(String metric) {
    String series = query.exactName() == null ? naming.seriesNamed(metric) : null;
    boolean selected = series == null || query.selects(series);
    return !query.understood() ? null : selected ? series : "";
  }

  /** Whether the adapter cannot use it, so that the rule itself is the cause of what is missing. */
  boolean isBroken() {
    String exact = query.exactName();
    String metric = exact == null ? "-" : naming.metricOf(exact);
    return !naming.problems().isEmpty() || metric == null || metric.isEmpty();
  }

  /** The resources that its overrides name, in singular. */
  Set<String> resources() {
    Set<String> names = new LinkedHashSet<>();
    RuleResources resources = full.resources();
    if (resources != null) {
      for (ResourceOverride override : resources.overrides().values()) {
        names.add(resourceOf(override));
      }
    }
    return names;
  }

  /** Kubernetes has pods and namespaces in its core group alone. */
  private static String resourceOf(ResourceOverride override) {
    String name = ResourceNames.singular(override.resource());
    String group = override.group();
    boolean core = name.equals("pod") || name.equals("namespace");
    return core && group != null && !group.isEmpty() ? name + "." + group : name;
  }

  boolean hasTemplate() {
    return full.resources() != null && full.resources().template() != null;
  }

  /** Whether series can name a resource of this kind. */
  boolean maps(String resource) {
    return hasTemplate() || resources().contains(resource);
  }

  /** The label that names a resource; null if the rule has none or it cannot be known. */
  @Nullable String labelOf(String resource) {
    RuleResources resources = full.resources();
    if (resources == null) {
      return null;
    }
    for (Map.Entry<String, ResourceOverride> override : resources.overrides().entrySet()) {
      if (resourceOf(override.getValue()).equals(resource)) {
        return override.getKey();
      }
    }
    String template = resources.template();
    if (template == null) {
      return null;
    }
    // The form that nearly all have, the chart's rules too, is read without loading the parser.
    int action = template.indexOf(RESOURCE);
    if (action >= 0 && template.indexOf("<<") == action && template.lastIndexOf("<<") == action) {
      return template.replace(RESOURCE, resource);
    }
    GoTemplate label = GoTemplate.of(template, TemplateFields.LABEL);
    return label.uses("Group") ? null : label.fillIn(Map.of("Resource", resource)).text();
  }

  /** The place of the label that names a resource. */
  ProfilePath labelPath(String resource) {
    RuleResources resources = full.resources();
    String label = labelOf(resource);
    if (resources == null || label == null) {
      return path;
    }
    return resources.overrides().containsKey(label)
        ? path.key("resources").key("overrides").key(label)
        : path.key("resources").key("template");
  }
}
