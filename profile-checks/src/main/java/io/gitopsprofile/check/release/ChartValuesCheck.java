package io.gitopsprofile.check.release;

import io.gitopsprofile.catalog.values.ChartValues;
import io.gitopsprofile.catalog.values.ValueKind;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF150, PRF151: a release has a value that its chart does not read (PRF150), or a value of
 * another type than the chart needs (PRF151). Values that the release's own, older version reads
 * are left alone. For a chart of another major version than the known one, the check reports only
 * keys that a known key explains, a slip or a key at another level, and no change between a scalar,
 * a list and a mapping. (Source: {@code values.yaml} and the templates of each chart.)
 *
 * <p>Labels, annotations and environment variables hold texts (PRF151); the resources of a
 * container are requests, limits and claims (PRF150).
 *
 * <p>A credential is left to PRF051.
 */
final class ChartValuesCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ReleasedChart release : ReleasedChart.of(context)) {
      ChartValues known = release.values().isEmpty() ? null : ChartValues.of(release.chart());
      if (known != null) {
        new Comparison(release, known, findings).mapping("", release.values(), release.valuesAt());
      }
    }
  }

  private record Comparison(
      ReleasedChart release, ChartValues known, DiagnosticCollector findings) {

    void mapping(String path, Map<?, ?> written, ProfilePath place) {
      boolean open = !path.isEmpty() && known.kind(path) != ValueKind.MAPPING;
      for (Map.Entry<?, ?> entry : written.entrySet()) {
        String key = String.valueOf(entry.getKey());
        String inner = path.isEmpty() ? key : path + "." + key;
        boolean simple = key.indexOf('.') < 0 && key.indexOf(' ') < 0;
        ValueKind kind = simple ? known.kind(inner) : null;
        if (kind == null) {
          if (!open && !isNote(key) && !known.wasRead(inner)) {
            unknown(path, key, written, place.key(key));
          }
        } else if (kind.isMapping()
            && entry.getValue() instanceof Map<?, ?> map
            && !inner.endsWith("esources")) {
          mapping(inner, map, place.key(key));
        } else {
          value(inner, kind, entry.getValue(), place.key(key));
        }
      }
    }

    /** True for a key that holds an anchor or a note, by the convention of YAML's users. */
    private static boolean isNote(String key) {
      return key.startsWith("x-") || key.startsWith("_") || key.startsWith(".");
    }

    private void unknown(String path, String key, Map<?, ?> written, ProfilePath place) {
      String slip = ClosestName.slip(key, known.keys(path));
      String right =
          slip != null ? (path.isEmpty() ? slip : path + "." + slip) : ofSubchart(path, key);
      right = right == null ? elsewhere(path, key) : right;
      if ((right == null && !known.isSameMajor())
          || findings.has(DiagnosticCode.PLAIN_CREDENTIAL, place)) {
        return;
      }
      String full = path.isEmpty() ? key : path + "." + key;
      findings.add(
          DiagnosticCode.CHART_VALUE_UNKNOWN,
          place,
          "the value "
              + full
              + " of "
              + release.title()
              + " has no effect; the chart "
              + known.title()
              + " does not read it"
              + (right == null ? "" : ", but " + right),
          right == null ? "remove it, or write the value that was meant" : "write " + right,
          slip != null && !written.containsKey(slip) ? Edit.renameKey(place, slip) : null);
    }

    /**
     * Returns the value of the chart that this one depends on, where the path has its name in other
     * letters: {@code kube-state-metrics.fullnameOverride} for {@code
     * kubeStateMetrics.fullnameOverride}; null if there is none.
     */
    private @Nullable String ofSubchart(String path, String key) {
      int dot = path.indexOf('.');
      String first = plain(dot < 0 ? path : path.substring(0, dot));
      for (String other : first.length() < 5 ? List.<String>of() : known.keys("")) {
        if (other.indexOf('-') >= 0 && plain(other).endsWith(first)) {
          String found = other + (dot < 0 ? "" : path.substring(dot)) + "." + key;
          if (known.kind(found) != null) {
            return found;
          }
        }
      }
      return null;
    }

    private static String plain(String name) {
      return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the value of the same name at another level, the nearest to the top; null if there
     * are several at that level, or none. Of another major version it is the only one of its name.
     */
    private @Nullable String elsewhere(String path, String key) {
      List<String> named = known.named(key);
      String found = null;
      for (String other : named) {
        if (found != null && depth(other) > depth(found)) {
          break;
        }
        String parent = other.substring(0, Math.max(0, other.lastIndexOf('.')));
        // The switch of a part is never that of the chart.
        boolean mayBeAbove = known.isSameMajor() && !key.equals("enabled");
        boolean near = isInside(parent, path) || (mayBeAbove && isInside(path, parent));
        if (near && (parent.isEmpty() || isClosed(parent))) {
          if (found != null) {
            return null;
          }
          found = other;
        }
      }
      return known.isSameMajor() || named.size() == 1 ? found : null;
    }

    private static int depth(String path) {
      return path.split("\\.", -1).length;
    }

    /** True if the mapping and all around it have a fixed set of keys. */
    private boolean isClosed(String path) {
      for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
        if (known.kind(path.substring(0, end)) != ValueKind.MAPPING) {
          return false;
        }
      }
      return true;
    }

    private static boolean isInside(String inner, String outer) {
      return outer.isEmpty() || inner.startsWith(outer + ".");
    }

    private void value(String path, ValueKind kind, @Nullable Object value, ProfilePath place) {
      boolean mayHaveChanged = !known.isSameMajor() && isStructured(kind) != isStructured(value);
      if (value == null || isTemplate(value) || mayHaveChanged) {
        return;
      }
      String problem = problem(path, kind, value);
      if (problem != null) {
        findings.add(
            DiagnosticCode.CHART_VALUE_TYPE,
            place,
            "the value "
                + path
                + " of "
                + release.title()
                + " is "
                + problem
                + "; the chart "
                + known.title()
                + " needs "
                + kind.words(),
            fix(kind, value, place),
            edit(kind, value, place));
      } else if (kind == ValueKind.TEXTS) {
        texts(path, (Map<?, ?>) value, place);
      } else if ((kind == ValueKind.ANY || kind == ValueKind.OPEN_MAPPING)
          && path.endsWith("esources")
          && value instanceof Map<?, ?> map) {
        resources(path, map, place);
      } else if (kind == ValueKind.LIST && value instanceof List<?> list) {
        variables(path, list, place);
      }
    }

    /** Reports numbers and booleans among labels and annotations, which the API server refuses. */
    private void texts(String path, Map<?, ?> texts, ProfilePath place) {
      for (Map.Entry<?, ?> entry : texts.entrySet()) {
        String key = String.valueOf(entry.getKey());
        text(path + "[\"" + key + "\"]", entry.getValue(), place.key(key));
      }
    }

    /** Reports numbers and booleans as values of environment variables. */
    private void variables(String path, List<?> list, ProfilePath place) {
      if (path.toLowerCase(Locale.ROOT).endsWith("env")) {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof Map<?, ?> map && map.get("name") instanceof String) {
            text(path + "[" + i + "].value", map.get("value"), place.index(i).key("value"));
          }
        }
      }
    }

    private void text(String path, @Nullable Object value, ProfilePath place) {
      if (value instanceof Number || value instanceof Boolean) {
        findings.add(
            DiagnosticCode.CHART_VALUE_TYPE,
            place,
            "the value "
                + path
                + " of "
                + release.title()
                + " is "
                + value
                + "; the chart "
                + known.title()
                + " needs a text",
            "put it in quotes",
            Edit.set(place, value.toString()));
      }
    }

    /** Reports unknown keys of a container's resources, such as {@code request}. */
    private void resources(String path, Map<?, ?> resources, ProfilePath place) {
      for (Object each : resources.keySet()) {
        String key = String.valueOf(each);
        boolean isAmount = AMOUNTS.contains(key);
        String near = isAmount ? null : ClosestName.slip(key, PARTS_OF_RESOURCES);
        if ((isAmount || near != null) && !PARTS_OF_RESOURCES.contains(key)) {
          findings.add(
              DiagnosticCode.CHART_VALUE_UNKNOWN,
              place.key(key),
              "the value "
                  + path
                  + "."
                  + key
                  + " of "
                  + release.title()
                  + " has no effect; the resources of a container are "
                  + String.join(", ", PARTS_OF_RESOURCES),
              near == null ? "write it below " + path + ".requests or .limits" : "write " + near,
              near != null && !resources.containsKey(near)
                  ? Edit.renameKey(place.key(key), near)
                  : null);
        }
      }
    }

    private static boolean isStructured(ValueKind kind) {
      return kind.isMapping() || kind == ValueKind.LIST;
    }

    private static boolean isStructured(@Nullable Object value) {
      return value instanceof Map || value instanceof List;
    }

    private static boolean isTemplate(Object value) {
      return value instanceof String text
          && (text.isEmpty() || text.contains("{{") || text.contains("${"));
    }

    private static @Nullable String problem(String path, ValueKind kind, Object value) {
      boolean structured = value instanceof Map || value instanceof List;
      String shown =
          value instanceof Map
              ? "a mapping"
              : value instanceof List
                  ? "a list"
                  : value instanceof String text ? "the text \"" + text + "\"" : value.toString();
      boolean wrong =
          switch (kind) {
            case ANY -> false;
            case MAPPING, OPEN_MAPPING, TEXTS -> !(value instanceof Map);
            case LIST -> !structured || (value instanceof Map<?, ?> map && isElement(map));
            case BOOLEAN ->
                !(value instanceof Boolean)
                    && (!structured
                        || (value instanceof Map<?, ?> map && map.containsKey("enabled")));
            case INTEGER -> structured || !isNumber(value, path);
            case TEXT -> structured;
            case DURATION -> structured || !isDuration(value);
          };
      return wrong ? shown : null;
    }

    /** True for a mapping that has the keys of one element, and so lacks the dash of a list. */
    private static boolean isElement(Map<?, ?> map) {
      return map.containsKey("name") || map.containsKey("url") || map.containsKey("key");
    }

    /** True for a number, for a text of digits, and for a share or name where one is possible. */
    private static boolean isNumber(Object value, String path) {
      if (value instanceof Number) {
        return true;
      }
      String lower = path.toLowerCase(Locale.ROOT);
      if (lower.endsWith("port") || lower.contains("available") || lower.endsWith("surge")) {
        return value instanceof String;
      }
      return value instanceof String text && isDigits(text);
    }

    private static boolean isDigits(String text) {
      for (int i = 0; i < text.length(); i++) {
        char one = text.charAt(i);
        if (!(one >= '0' && one <= '9') && one != '.' && !(i == 0 && one == '-')) {
          return false;
        }
      }
      return !text.isEmpty();
    }

    /** True for numbers with units, in the syntax of Prometheus or Go; 0 needs no unit. */
    private static boolean isDuration(Object value) {
      String text = value.toString();
      if (text.equals("0")) {
        return true;
      }
      int at = 0;
      while (at < text.length()) {
        int digits = at;
        while (at < text.length()
            && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
          at++;
        }
        int unit = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
          at++;
        }
        if (digits == unit || !UNITS.contains(text.substring(unit, at))) {
          return false;
        }
      }
      return !text.isEmpty();
    }

    private static String fix(ValueKind kind, Object value, ProfilePath place) {
      return switch (kind) {
        case BOOLEAN -> "write true or false without quotes";
        case DURATION ->
            isRetention(place)
                ? "write a number with a unit, such as 2h or 15d"
                : value instanceof Number
                    ? "write " + value + "s, or another number with a unit"
                    : "write a number with a unit, such as 30s or 1m";
        default -> "write " + kind.words();
      };
    }

    /** True for a duration of hours or days, for which seconds are never meant. */
    private static boolean isRetention(ProfilePath place) {
      return place.toString().endsWith("retention");
    }

    private static @Nullable Edit edit(ValueKind kind, Object value, ProfilePath place) {
      return switch (kind) {
        case BOOLEAN ->
            value.equals("true") || value.equals("false")
                ? Edit.set(place, value.equals("true"))
                : null;
        case DURATION ->
            value instanceof Number && !isRetention(place) ? Edit.set(place, value + "s") : null;
        default -> null;
      };
    }
  }

  private static final List<String> PARTS_OF_RESOURCES = List.of("requests", "limits", "claims");

  private static final List<String> AMOUNTS = List.of("cpu", "memory");

  private static final List<String> UNITS = List.of("ms", "s", "m", "h", "d", "w", "y");
}
