package io.gitopsprofile.adapter;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.promql.SeriesSelector;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the adapter with its selector and naming resolved.
 *
 * @param full the rule in full
 * @param written the rule as the profile writes it
 * @param external whether the rule serves the external metrics API
 * @param ofChart whether the rule is one of the chart's own
 * @param path the path of the rule
 * @param query the selector of the rule's series
 * @param naming the naming of the rule's metrics
 */
public record ResolvedRule(
    AdapterRule full,
    MetricRule written,
    boolean external,
    boolean ofChart,
    ProfilePath path,
    SeriesSelector query,
    MetricNaming naming) {

  private static final String RESOURCE = "<<.Resource>>";

  private static final Set<String> CORE = Set.of("pod", "namespace", "node", "service");

  static ResolvedRule of(
      MetricRule written,
      AdapterRule full,
      boolean external,
      boolean ofChart,
      ProfilePath path,
      PatternBudget budget) {
    return new ResolvedRule(
        full,
        written,
        external,
        ofChart,
        path,
        new SeriesSelector(full.seriesQuery()),
        new MetricNaming(full, budget));
  }

  /** Returns true if the profile writes the rule in the short form, as the rate of a counter. */
  public boolean inShort() {
    return written instanceof RateRule;
  }

  /** Returns the title of the rule in messages. */
  public String title() {
    String series = query.exactName();
    return "the rule for \"" + (series == null ? full.seriesQuery() : series) + "\"";
  }

  public ProfilePath seriesPath() {
    return path.key(inShort() ? "counter" : "seriesQuery");
  }

  public ProfilePath queryPath() {
    return path.key(inShort() ? "window" : "metricsQuery");
  }

  /** Returns the path of the metric's name. */
  public ProfilePath namePath() {
    return inShort() ? path.key("as") : full.name() == null ? path : path.key("name");
  }

  /** Returns the metrics that the rule produces from the known series, by series. */
  public Map<String, String> metricsOf(Collection<String> known) {
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

  /** Returns true if the rule may produce this metric from an unknown series. */
  public boolean couldProduce(String metric) {
    return !query.understood()
        || (query.exactName() == null
            && naming.couldName(metric)
            && !"".equals(seriesBehind(metric)));
  }

  /**
   * Returns the only series from which the rule can produce this metric, if the rule selects by
   * pattern: empty if there is none, null if it is unknown.
   */
  @Nullable String seriesBehind(String metric) {
    String series = query.exactName() == null ? naming.seriesNamed(metric) : null;
    boolean selected = series == null || query.selects(series);
    return !query.understood() ? null : selected ? series : "";
  }

  /**
   * Returns true if the adapter cannot use the rule, which is then the cause of a missing metric.
   */
  public boolean isBroken() {
    String exact = query.exactName();
    String metric = exact == null ? "-" : naming.metricOf(exact);
    return !naming.problems().isEmpty() || metric == null || metric.isEmpty();
  }

  /** Returns the resources that the overrides name, in singular. */
  public Set<String> resources() {
    Set<String> names = new LinkedHashSet<>();
    RuleResources resources = full.resources();
    if (resources != null) {
      for (ResourceOverride override : resources.overrides().values()) {
        names.add(resourceOf(override));
      }
    }
    return names;
  }

  /**
   * Returns the resource of an override; pods and namespaces are resources only in the core group.
   */
  private static String resourceOf(ResourceOverride override) {
    String name = ResourceNames.singular(override.resource());
    String group = override.group();
    boolean core = name.equals("pod") || name.equals("namespace");
    return core && group != null && !group.isEmpty() ? name + "." + group : name;
  }

  public boolean hasTemplate() {
    return full.resources() != null && full.resources().template() != null;
  }

  /**
   * Returns true if the rule maps a label to a resource of this kind. A template with {@code
   * <<.Group>>} maps no resource of the core group: the adapter never finds its label.
   */
  public boolean maps(String resource) {
    return resources().contains(resource)
        || (hasTemplate() && !(CORE.contains(resource) && usesGroup()));
  }

  private boolean usesGroup() {
    String template = full.resources() == null ? null : full.resources().template();
    return template != null
        && template.contains("Group")
        && GoTemplate.of(template, TemplateFields.LABEL).uses("Group");
  }

  /** Returns the label that names a resource; null if the rule has none or it is unknown. */
  @Nullable
  public String labelOf(String resource) {
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
    // The most common form, also of the chart's rules, is read without loading the parser.
    int action = template.indexOf(RESOURCE);
    if (action >= 0 && template.indexOf("<<") == action && template.lastIndexOf("<<") == action) {
      return template.replace(RESOURCE, resource);
    }
    GoTemplate label = GoTemplate.of(template, TemplateFields.LABEL);
    return label.uses("Group") ? null : label.fillIn(Map.of("Resource", resource)).text();
  }

  /** Returns the path of the label that names a resource. */
  public ProfilePath labelPath(String resource) {
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
