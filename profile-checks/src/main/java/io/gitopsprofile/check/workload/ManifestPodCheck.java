package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: the API server refuses the pods of a manifest by rules beyond types, which the records of
 * typed workloads and the checks of this package hold for them: a limit below its request, a port
 * in quotes or with an invalid name, a successThreshold, an unknown field of the downward API, a
 * restartPolicy of a Job, and bounds of a rollout; and the schedule of a CronJob. (Source:
 * Kubernetes, pkg/apis/core/validation, pkg/apis/apps/validation and pkg/apis/batch/validation.)
 */
final class ManifestPodCheck implements Check {

  private static final int LONGEST_PORT_NAME = 15;

  private static final List<String> FIELD_PATHS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "metadata.labels",
          "metadata.annotations",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      if (pods.object().isManifest()) {
        for (ObjectField container : pods.allContainers()) {
          limits(container, findings);
          ports(container, findings);
          probes(container, findings);
          environment(container, findings);
        }
        restartPolicy(pods, findings);
      }
    }
    for (ProfileObject deployment : context.objects().ofKind(WorkloadKind.DEPLOYMENT.kind())) {
      if (deployment.isManifest()) {
        rollout(deployment, findings);
      }
    }
    for (ProfileObject job : context.objects().ofKind(WorkloadKind.CRON_JOB.kind())) {
      if (job.isManifest()) {
        schedule(job.field("spec", "schedule"), findings);
      }
    }
  }

  private static void limits(ObjectField container, DiagnosticCollector findings) {
    ObjectField limits = container.in("resources", "limits");
    for (String resource : limits.keys()) {
      BigDecimal most = limits.in(resource).amount();
      BigDecimal asked = container.in("resources", "requests", resource).amount();
      if (most != null && asked != null && most.compareTo(asked) < 0) {
        add(
            limits.in(resource),
            title(container)
                + " requests "
                + container.in("resources", "requests", resource).value()
                + " of "
                + resource
                + ", and its limit is "
                + limits.in(resource).value(),
            "raise the limit or lower the request",
            null,
            findings);
      }
    }
  }

  private static void ports(ObjectField container, DiagnosticCollector findings) {
    for (ObjectField port : container.in("ports").elements()) {
      ObjectField name = port.in("name");
      if (!name.text().isEmpty() && name.text().indexOf('$') < 0 && !isPortName(name.text())) {
        add(
            name,
            title(container)
                + " has a port with the name "
                + quoted(name.text())
                + "; the API server takes up to 15 lower-case letters, digits and hyphens, with a"
                + " letter",
            "write a shorter name, such as http",
            null,
            findings);
      }
    }
  }

  private static boolean isPortName(String name) {
    boolean letter = false;
    for (int i = 0; i < name.length(); i++) {
      char one = name.charAt(i);
      boolean isLetter = one >= 'a' && one <= 'z';
      letter |= isLetter;
      if (!isLetter && !(one >= '0' && one <= '9') && one != '-') {
        return false;
      }
    }
    return letter && name.length() <= LONGEST_PORT_NAME;
  }

  private static void probes(ObjectField container, DiagnosticCollector findings) {
    for (String kind : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      ObjectField probe = container.in(kind);
      for (String action : List.of("httpGet", "tcpSocket")) {
        ObjectField port = probe.in(action, "port");
        if (isDigits(port.text())) {
          add(
              port,
              "the "
                  + kind
                  + " of "
                  + title(container)
                  + " has the port "
                  + quoted(port.text())
                  + " in quotes, which makes it a name; a name needs a letter",
              "write the number without quotes",
              Edit.set(port.path(), Integer.parseInt(port.text())),
              findings);
        }
      }
      ObjectField successes = probe.in("successThreshold");
      Long number = successes.number();
      if (!kind.equals("readinessProbe") && number != null && number != 1) {
        add(
            successes,
            "the "
                + kind
                + " of "
                + title(container)
                + " has successThreshold "
                + number
                + "; only a readinessProbe may have more than 1",
            "remove successThreshold",
            Edit.remove(successes.path()),
            findings);
      }
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 5;
  }

  private static void environment(ObjectField container, DiagnosticCollector findings) {
    for (ObjectField variable : container.in("env").elements()) {
      ObjectField path = variable.in("valueFrom", "fieldRef", "fieldPath");
      String text = path.text();
      int bracket = text.indexOf('[');
      String name = bracket < 0 ? text : text.substring(0, bracket);
      if (!text.isEmpty() && text.indexOf('$') < 0 && !FIELD_PATHS.contains(name)) {
        String meant = ClosestName.slip(name, FIELD_PATHS);
        add(
            path,
            title(container)
                + " reads the field "
                + text
                + ", which the downward API does not have",
            "write " + (meant == null ? "one of " + String.join(", ", FIELD_PATHS) : meant),
            Edit.setIfKnown(path.path(), meant),
            findings);
      }
    }
  }

  private static void restartPolicy(PodTemplate pods, DiagnosticCollector findings) {
    ObjectField policy = pods.spec().in("restartPolicy");
    boolean ends = pods.kind().ends();
    boolean isAlways = !policy.isPresent() || policy.text().equals("Always");
    boolean isOther = policy.isPresent() && !policy.text().equals("Always");
    if (pods.kind() != WorkloadKind.POD && (ends ? isAlways : isOther)) {
      add(
          policy,
          pods.object().title()
              + (ends
                  ? " has pods with restartPolicy Always" + (isOther ? "" : ", the default")
                  : " has pods with restartPolicy " + policy.text())
              + "; a "
              + pods.kind().kind()
              + " may only have "
              + (ends ? "OnFailure or Never" : "Always"),
          ends ? "write restartPolicy: OnFailure or Never" : "remove it",
          ends ? null : Edit.remove(policy.path()),
          findings);
    }
  }

  private static void rollout(ProfileObject deployment, DiagnosticCollector findings) {
    ObjectField strategy = deployment.field("spec", "strategy");
    ObjectField bounds = strategy.in("rollingUpdate");
    if (!bounds.isPresent()) {
      return;
    }
    if (strategy.in("type").text().equals("Recreate")) {
      add(
          bounds,
          deployment.title() + " has strategy Recreate, and bounds of a rolling update",
          "remove rollingUpdate, or use type RollingUpdate",
          null,
          findings);
    } else if (isZero(bounds.in("maxUnavailable")) && isZero(bounds.in("maxSurge"))) {
      add(
          bounds.in("maxSurge"),
          deployment.title() + " may neither remove nor add a pod in a rollout",
          "set maxSurge to 1 or more",
          Edit.set(bounds.in("maxSurge").path(), 1),
          findings);
    }
  }

  private static boolean isZero(ObjectField bound) {
    return Long.valueOf(0).equals(bound.number()) || bound.text().equals("0%");
  }

  private static void schedule(ObjectField schedule, DiagnosticCollector findings) {
    String text = schedule.text().strip();
    if (text.isEmpty() || text.startsWith("@") || text.indexOf('$') >= 0) {
      return;
    }
    int fields = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean blank = text.charAt(i) == ' ' || text.charAt(i) == '\t';
      fields += !blank && !inside ? 1 : 0;
      inside = !blank;
    }
    if (fields != 5 && !text.contains("TZ=")) {
      add(
          schedule,
          schedule.object().title()
              + " has the schedule "
              + quoted(text)
              + " of "
              + fields
              + (fields == 1 ? " field" : " fields")
              + "; a schedule has five: minute, hour, day of month, month and day of week",
          "write five fields, such as 0 3 * * *",
          null,
          findings);
    }
  }

  private static String title(ObjectField container) {
    return "container " + quoted(container.in("name").text()) + " of " + container.object().title();
  }

  private static void add(
      ObjectField place,
      String problem,
      String fix,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(DiagnosticCode.WORKLOAD_INVALID, place.path(), problem, fix, edit);
  }
}
