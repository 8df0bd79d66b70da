package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF104: the {@code serviceName} of a StatefulSet is not the name of a headless Service that
 * selects its pods, so that the pods have no DNS names of their own. A Service that the profile
 * does not have may come from elsewhere: a warning, and nothing for a manifest beside a chart,
 * which may bring the Service. A Service that selects no pods at all is PRF035. (Source: Kubernetes
 * docs, StatefulSet, "Stable Network ID".)
 */
final class GoverningServiceCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject set : context.objects().ofKind(WorkloadKind.STATEFUL_SET.kind())) {
      ObjectField name = set.field("spec", "serviceName");
      PodTemplate pods = context.objects().podsOf(set);
      if (pods == null || name.text().isEmpty() || name.text().indexOf('$') >= 0) {
        continue;
      }
      ProfileObject service = service(context, set, name.text());
      if (service == null) {
        missing(context, name, pods, findings);
      } else if (selectsOthers(context, service, pods)) {
        ofOthers(context, name, pods, findings);
      } else if (!Services.isHeadless(service)) {
        withAddress(name, service, findings);
      }
    }
  }

  private static @Nullable ProfileObject service(
      CheckContext context, ProfileObject set, String name) {
    for (ProfileObject service : context.objects().named("Service", name)) {
      if (service.group().isEmpty() && service.namespace().equals(set.namespace())) {
        return service;
      }
    }
    return null;
  }

  private static boolean selectsOthers(
      CheckContext context, ProfileObject service, PodTemplate pods) {
    Map<?, ?> selector = service.field("spec", "selector").map();
    return !selector.isEmpty()
        && !pods.has(selector)
        && !context.objects().podsWith(service.namespace(), selector, 1).isEmpty();
  }

  private static void missing(
      CheckContext context, ObjectField name, PodTemplate pods, DiagnosticCollector findings) {
    List<String> fitting = fitting(context, pods);
    if (fitting.isEmpty() && name.object().isManifest() && context.hasChartIn(pods.namespace())) {
      return;
    }
    findings.warn(
        DiagnosticCode.GOVERNING_SERVICE,
        name.path(),
        title(name)
            + " has the serviceName "
            + quoted(name.text())
            + ", and the profile has no such Service in "
            + pods.namespace(),
        fix(fitting),
        edit(name.path(), fitting));
  }

  private static void ofOthers(
      CheckContext context, ObjectField name, PodTemplate pods, DiagnosticCollector findings) {
    List<String> fitting = fitting(context, pods);
    findings.add(
        DiagnosticCode.GOVERNING_SERVICE,
        name.path(),
        title(name)
            + " has the serviceName "
            + quoted(name.text())
            + ", and this Service selects other pods",
        fix(fitting),
        edit(name.path(), fitting));
  }

  private static void withAddress(
      ObjectField name, ProfileObject service, DiagnosticCollector findings) {
    ProfilePath address = service.at("spec", "clusterIP");
    findings.warn(
        DiagnosticCode.GOVERNING_SERVICE,
        address,
        title(name)
            + " has the serviceName "
            + quoted(name.text())
            + ", and this Service has an address of its own, so that its name is not that of the"
            + " pods",
        "write clusterIP: None, or name another Service in serviceName; delete a running Service"
            + " before its address changes",
        Edit.setIfKnown(address, "None"));
  }

  private static String title(ObjectField name) {
    return name.object().title();
  }

  /** The headless Services that select the pods. */
  private static List<String> fitting(CheckContext context, PodTemplate pods) {
    List<String> fitting = new ArrayList<>();
    for (ProfileObject service : Services.all(context.objects())) {
      Map<?, ?> selector = service.field("spec", "selector").map();
      if (service.namespace().equals(pods.namespace())
          && Services.isHeadless(service)
          && !selector.isEmpty()
          && pods.has(selector)) {
        fitting.add(service.name());
      }
    }
    return fitting;
  }

  private static String fix(List<String> fitting) {
    return fitting.isEmpty()
        ? "name a Service with clusterIP: None that selects the pods; service: of a workload is one"
        : "write serviceName: " + fitting.get(0);
  }

  private static @Nullable Edit edit(ProfilePath path, List<String> fitting) {
    return Edit.setIfKnown(path, fitting.isEmpty() ? null : fitting.get(0));
  }
}
