package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.Syntax;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.ReleaseSettings;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF165: an amount has the unit of another resource: memory in thousandths ({@code 512m} is half a
 * byte) or without a unit, CPU in {@code Mi}, or hundreds of CPUs where thousandths are meant.
 * (Source: Kubernetes, Resource Management for Pods and Containers: Pay attention to the case of
 * the suffixes.)
 */
final class AmountUnitCheck implements Check {

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);

  /** The number of CPUs from which a number without unit is taken for thousandths. */
  private static final BigDecimal MANY_CPUS = BigDecimal.valueOf(100);

  private static final List<String> OF_MEMORY = List.of("Ki", "Mi", "Gi", "Ti", "M", "G", "T");

  /** An amount as it is written, and its place. */
  private record Written(String text, BigDecimal amount, ProfilePath path) {

    /** Returns the amount of a field; null if it has none. */
    static @Nullable Written of(ObjectField field) {
      BigDecimal amount = field.amount();
      return amount == null
          ? null
          : new Written(String.valueOf(field.value()), amount, field.path());
    }
  }

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    // Where the nodes are known, another check finds more CPU than they have.
    boolean knowsSizes =
        FargateSelectors.of(context) != null || ClusterRoom.of(context, context.objects()) != null;
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField container : pods.allContainers()) {
        ObjectField resources = container.in("resources");
        String of =
            " of container " + quoted(container.in("name").text()) + " of " + pods.object().title();
        amounts(resources.in("limits"), "limit", of, true, knowsSizes, findings);
        amounts(resources.in("requests"), "request", of, false, knowsSizes, findings);
      }
      for (ObjectField volume : pods.spec().in("volumes").elements()) {
        String of = " of volume " + quoted(volume.in("name").text());
        bytes(Written.of(volume.in("emptyDir", "sizeLimit")), "sizeLimit", of, false, findings);
      }
    }
    for (Located<HelmRelease> release : context.releases()) {
      for (Located<Map<?, ?>> resources : ReleaseSettings.named(release, "resources")) {
        for (String list : List.of("limits", "requests")) {
          of(release, resources, list, findings);
        }
      }
    }
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        MetricFacts facts = MetricFacts.of(metric.value());
        String resource = facts.resource();
        if (resource != null && facts.averageValue() != null) {
          Written written =
              new Written(
                  facts.averageValue().text(),
                  facts.averageValue().amount(),
                  metric.at("averageValue"));
          String of = " of autoscaler " + quoted(autoscaler.value().name());
          average(resource, written, of, findings);
        }
      }
    }
    for (ProfileObject object : context.objects().all()) {
      String of = " of " + object.title();
      switch (object.kind()) {
        case "HorizontalPodAutoscaler" -> {
          if (object.isManifest()) {
            metrics(object, of, findings);
          }
        }
        case "ScaledObject" -> {
          if (object.isManifest()) {
            triggers(object, of, findings);
          }
        }
        case "PersistentVolumeClaim" ->
            storage(object.field("spec", "resources", "requests"), of, findings);
        case "LimitRange" -> {
          for (ObjectField limit : object.field("spec", "limits").elements()) {
            for (String key : List.of("max", "min", "default", "defaultRequest")) {
              amounts(limit.in(key), key, of, false, true, findings);
            }
          }
        }
        case "ResourceQuota" -> quota(object.field("spec", "hard"), of, findings);
        default -> {}
      }
      for (ObjectField claim : object.field("spec", "volumeClaimTemplates").elements()) {
        storage(claim.in("spec", "resources", "requests"), of, findings);
      }
    }
  }

  /** Checks the resources in the values of a release. */
  private static void of(
      Located<HelmRelease> release,
      Located<Map<?, ?>> resources,
      String list,
      DiagnosticCollector findings) {
    String of = " of the release " + quoted(release.value().name());
    for (String resource : List.of("memory", "cpu")) {
      Object value = FreeFormValues.value(resources.value(), list, resource);
      BigDecimal amount = FreeFormValues.amount(value);
      if (amount != null) {
        Written written =
            new Written(String.valueOf(value), amount, resources.at(list).key(resource));
        if (resource.equals("cpu")) {
          cpu(written, list + " of cpu", of, true, findings);
        } else {
          bytes(written, list + " of memory", of, false, findings);
        }
      }
    }
  }

  private static void storage(ObjectField requests, String of, DiagnosticCollector findings) {
    bytes(Written.of(requests.in("storage")), "request of storage", of, true, findings);
  }

  private static void quota(ObjectField hard, String of, DiagnosticCollector findings) {
    for (String key : hard.keys()) {
      if (key.endsWith("memory") || key.endsWith("storage")) {
        bytes(Written.of(hard.in(key)), key, of, true, findings);
      } else if (key.endsWith("cpu")) {
        cpu(Written.of(hard.in(key)), key, of, true, findings);
      }
    }
  }

  private static void amounts(
      ObjectField list,
      String title,
      String of,
      boolean isLimit,
      boolean knowsSizes,
      DiagnosticCollector findings) {
    cpu(Written.of(list.in("cpu")), title + " of cpu", of, knowsSizes, findings);
    bytes(Written.of(list.in("memory")), title + " of memory", of, isLimit, findings);
    bytes(
        Written.of(list.in("ephemeral-storage")),
        title + " of ephemeral-storage",
        of,
        isLimit,
        findings);
  }

  private static void metrics(ProfileObject object, String of, DiagnosticCollector findings) {
    for (ObjectField metric : object.field("spec", "metrics").elements()) {
      for (String type : List.of("resource", "containerResource")) {
        ObjectField source = metric.in(type);
        ObjectField value = source.in("target", "averageValue");
        ObjectField former = source.in("targetAverageValue");
        Written written = Written.of(value.isPresent() ? value : former);
        average(source.in("name").text(), written, of, findings);
      }
    }
  }

  private static void triggers(ProfileObject object, String of, DiagnosticCollector findings) {
    for (ObjectField trigger : object.field("spec", "triggers").elements()) {
      if (trigger.in("metricType").text().equals("AverageValue")) {
        Written written = Written.of(trigger.in("metadata", "value"));
        average(trigger.in("type").text(), written, of, findings);
      }
    }
  }

  /** Checks the average that an autoscaler keeps of a resource. */
  private static void average(
      String resource, @Nullable Written written, String of, DiagnosticCollector findings) {
    if (resource.equals("memory")) {
      bytes(written, "average of memory", of, true, findings);
    } else if (resource.equals("cpu")) {
      cpu(written, "average of cpu", of, false, findings);
    }
  }

  private static void bytes(
      @Nullable Written written,
      String title,
      String of,
      boolean cannotWork,
      DiagnosticCollector findings) {
    if (written == null
        || written.amount().signum() <= 0
        || written.amount().compareTo(MEBIBYTE) >= 0) {
      return;
    }
    String text = written.text();
    boolean inThousandths = text.endsWith("m");
    boolean isBare = Character.isDigit(text.charAt(text.length() - 1));
    if (!inThousandths && !isBare) {
      return;
    }
    String digits = inThousandths ? text.substring(0, text.length() - 1) : text;
    String meant = Syntax.isDigits(digits) ? digits + "Mi" : null;
    String message =
        "the "
            + title
            + of
            + " is "
            + text
            + ", "
            + (inThousandths ? "thousandths of a byte" : "bytes")
            + ", less than any process needs";
    String fix = "write a unit of memory, such as " + (meant == null ? "512Mi" : meant);
    Edit edit = Edit.setIfKnown(written.path(), inThousandths ? meant : null);
    report(cannotWork || inThousandths, written.path(), message, fix, edit, findings);
  }

  private static void cpu(
      @Nullable Written written,
      String title,
      String of,
      boolean knowsSizes,
      DiagnosticCollector findings) {
    if (written == null) {
      return;
    }
    BigDecimal amount = written.amount();
    String text = written.text();
    for (String unit : OF_MEMORY) {
      if (text.endsWith(unit)) {
        String digits = text.substring(0, text.length() - unit.length());
        boolean isWhole = unit.equals("Mi") || unit.equals("M");
        report(
            true,
            written.path(),
            "the " + title + of + " is " + text + ", which has a unit of memory",
            "write thousandths of a CPU, such as " + (isWhole ? digits : "500") + "m",
            isWhole ? Edit.set(written.path(), digits + "m") : null,
            findings);
        return;
      }
    }
    boolean isBare = Character.isDigit(text.charAt(text.length() - 1));
    if (!knowsSizes && isBare && amount.compareTo(MANY_CPUS) >= 0) {
      report(
          false,
          written.path(),
          "the " + title + of + " is " + text + " CPUs, more than nearly every node has",
          "write thousandths with their unit: " + text + "m",
          Edit.set(written.path(), text + "m"),
          findings);
    }
  }

  private static void report(
      boolean cannotWork,
      ProfilePath path,
      String message,
      String fix,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    if (cannotWork) {
      findings.add(DiagnosticCode.AMOUNT_UNIT, path, message, fix, edit);
    } else {
      findings.warn(DiagnosticCode.AMOUNT_UNIT, path, message, fix, edit);
    }
  }
}
