package io.gitopsprofile.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.simulate.Activation;
import io.gitopsprofile.simulate.MetricAim;
import io.gitopsprofile.simulate.ScalingLimits;
import io.gitopsprofile.simulate.ScalingRules;
import io.gitopsprofile.simulate.ScrapedRate;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.trial.TriedMetric;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of simulations as JSON for the script of the page. */
final class PageData {

  private PageData() {}

  /**
   * Returns the settings of all autoscalers as JSON that can stand in a script element: neither a
   * tag nor a line separator of JavaScript is in the text.
   */
  static String of(List<? extends @Nullable TriedAutoscaler> all) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      for (TriedAutoscaler tried : all) {
        if (tried == null) {
          json.writeNull();
        } else {
          write(tried, json);
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inScript(text.toString());
  }

  /** Escapes characters that end a script element or a line; JSON has them in strings alone. */
  static String inScript(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        safe.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static void write(TriedAutoscaler tried, JsonGenerator json) throws IOException {
    TriedMetric metric = tried.metric();
    Integer room = tried.room();
    TrialLoad load = tried.load();
    json.writeStartObject();
    json.writeStringField("load", load == null ? null : load.text());
    json.writeNumberField("minimum", tried.minimum());
    json.writeNumberField("startup", tried.startup());
    limits(tried.limits(), json);
    Activation activation = tried.activation();
    if (activation != null) {
      json.writeObjectFieldStart("activation");
      json.writeNumberField("polling", activation.polling());
      json.writeNumberField("cooldown", activation.cooldown());
      json.writeNumberField("threshold", activation.threshold());
      json.writeEndObject();
    }
    FargateSize size = tried.size();
    if (size != null) {
      json.writeObjectFieldStart("size");
      json.writeStringField("cpu", size.cpu());
      json.writeStringField("memory", size.memory());
      json.writeEndObject();
    }
    if (room != null) {
      json.writeNumberField("room", room);
    }
    if (metric != null) {
      json.writeStringField("metric", PageText.shown(metric.name()));
      json.writeStringField("unit", PageText.shown(metric.unit()));
      json.writeBooleanField("rate", metric.rate());
      aim(metric.aim(), json);
      path(metric.path(), json);
    }
    json.writeEndObject();
  }

  private static void limits(ScalingLimits limits, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("limits");
    json.writeNumberField("minimum", limits.minimum());
    json.writeNumberField("maximum", limits.maximum());
    json.writeNumberField("minor", limits.minor());
    rules("up", limits.up(), json);
    rules("down", limits.down(), json);
    json.writeEndObject();
  }

  private static void rules(String name, @Nullable ScalingRules rules, JsonGenerator json)
      throws IOException {
    if (rules == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("window", rules.window());
    json.writeStringField("select", rules.select());
    json.writeNumberField("tolerance", rules.tolerance());
    json.writeArrayFieldStart("policies");
    for (ScalingRules.Policy policy : rules.policies()) {
      json.writeStartObject();
      json.writeBooleanField("percent", policy.percent());
      json.writeNumberField("value", policy.value());
      json.writeNumberField("period", policy.period());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void aim(MetricAim aim, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("aim");
    json.writeStringField("source", aim.source().name());
    json.writeStringField("target", aim.target().name());
    json.writeNumberField("value", aim.value());
    json.writeNumberField("unit", aim.unit());
    json.writeNumberField("request", aim.request());
    json.writeEndObject();
  }

  private static void path(ScrapedRate.@Nullable Path path, JsonGenerator json) throws IOException {
    if (path == null) {
      return;
    }
    json.writeObjectFieldStart("path");
    json.writeNumberField("scrape", path.scrape());
    json.writeNumberField("window", path.window());
    json.writeNumberField("relist", path.relist());
    json.writeNumberField("idle", path.idle());
    json.writeBooleanField("warm", path.warm());
    json.writeEndObject();
  }
}
