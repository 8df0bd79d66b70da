package io.gitopsprofile.keda;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that the profile writes for a trigger of Prometheus: in a ScaledObject among the
 * manifests, or as a metric {@code prometheus} of an autoscaler.
 *
 * @param scaled the ScaledObject
 * @param address the address of Prometheus
 * @param text the query
 * @param expression the query as an expression
 * @param place the place of the query in the profile
 */
public record OwnQuery(
    ProfileObject scaled, String address, String text, Expression expression, ProfilePath place) {

  private static final String KIND = "ScaledObject";

  /** The queries of a profile, read once for all checks. */
  private record Known(List<OwnQuery> queries) {}

  /** Returns the queries of a profile that can be read, without those of the adapter's rules. */
  public static List<OwnQuery> all(ProfileParts parts, ProfileObjects objects) {
    Known known = parts.shared(Known.class);
    if (known == null) {
      known = new Known(read(parts, objects));
      parts.share(known);
    }
    return known.queries();
  }

  private static List<OwnQuery> read(ProfileParts parts, ProfileObjects objects) {
    List<OwnQuery> all = new ArrayList<>();
    for (ProfileObject scaled : objects.ofKind(KIND)) {
      int index = -1;
      for (ObjectField trigger : scaled.field("spec", "triggers").elements()) {
        index++;
        ObjectField query = trigger.in("metadata", "query");
        boolean asked = trigger.in("type").text().equals("prometheus") && !query.text().isEmpty();
        ProfilePath place = asked ? place(trigger, index, parts) : null;
        Expression expression = place == null || !isQuery(place) ? null : parsed(query.text());
        if (place != null && expression != null) {
          String address = trigger.in("metadata", "serverAddress").text();
          all.add(new OwnQuery(scaled, address, query.text(), expression, place));
        }
      }
    }
    return all;
  }

  /** Returns a query as an expression; null if it has variables or Prometheus refuses it. */
  public static @Nullable Expression parsed(String query) {
    if (query.isEmpty() || query.indexOf('$') >= 0) {
      return null;
    }
    try {
      return PromqlParser.parse(query, PromqlVersion.ANY);
    } catch (PromqlException reportedElsewhere) {
      return null;
    }
  }

  /** Returns the place of a query: of a manifest the query, of an autoscaler its metric. */
  public static ProfilePath place(ObjectField trigger, int index, ProfileParts parts) {
    ProfilePath query = trigger.in("metadata", "query").path();
    ProfileObject scaled = trigger.object();
    if (scaled.isManifest()) {
      return query;
    }
    List<Object> steps = scaled.part().steps();
    int autoscaler = steps.get(steps.size() - 1) instanceof Integer number ? number : -1;
    if (autoscaler < 0 || autoscaler >= parts.autoscalers().size()) {
      return query;
    }
    List<Located<Metric>> metrics = MetricPaths.of(parts.autoscalers().get(autoscaler));
    if (index >= metrics.size()) {
      return query;
    }
    Located<Metric> metric = metrics.get(index);
    boolean own = MetricFacts.of(metric.value()).ownQuery() != null;
    return own ? metric.at("query") : metric.path();
  }

  /** True if the profile writes the query itself, and not the rule that the query is made of. */
  public static boolean isQuery(ProfilePath place) {
    List<Object> steps = place.steps();
    return !steps.isEmpty() && steps.get(steps.size() - 1).equals("query");
  }
}
