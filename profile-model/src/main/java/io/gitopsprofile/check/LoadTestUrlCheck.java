package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LoadTest;
import io.gitopsprofile.model.ScaleTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A load test calls a Service of the profile by one of its names in the cluster ({@code podinfo},
 * {@code podinfo.demo}, {@code podinfo.demo.svc.cluster.local}) at one of its ports. Hosts outside
 * the cluster are not known, nor Services that charts bring.
 */
final class LoadTestUrlCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    List<Services.Callable> services = Services.all(subject);
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      LoadTest test = autoscaler.value().loadTest();
      if (test != null) {
        ProfilePath path = autoscaler.at("loadTest").key("url");
        run(subject, services, autoscaler.value(), test.url(), path, findings);
      }
    }
  }

  private static void run(
      Subject subject,
      List<Services.Callable> services,
      Autoscaler autoscaler,
      String url,
      ProfilePath path,
      Findings findings) {
    URI uri = parsed(url);
    String host = uri == null ? null : uri.getHost();
    ClusterHost called = host == null ? null : ClusterHost.of(host, subject, services);
    if (uri == null || called == null) {
      return;
    }
    String title = "the load test of autoscaler " + quoted(autoscaler.name()) + " calls " + url;
    List<Services.Callable> found = answering(called, services);
    if (found.isEmpty()) {
      boolean ofMissing =
          autoscaler.target() instanceof ScaleTarget.WorkloadName target
              && target.workload().equals(called.service())
              && subject.targetOf(autoscaler) == null;
      if (!ofMissing && called.isDecided(subject, services)) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Services.Callable service : services) {
          hosts.add(service.name() + "." + service.namespace());
        }
        findings.add(
            DiagnosticCode.LOAD_TEST_URL,
            path,
            title
                + ", and the profile has no such Service"
                + Wording.didYouMean(called.shortName(), hosts),
            "call a Service of the profile" + (hosts.isEmpty() ? "" : ": " + Wording.or(hosts)),
            Edit.setIfKnown(path, withHost(url, uri.getHost(), called, hosts)));
      }
      return;
    }
    boolean https = "https".equals(uri.getScheme());
    int port = uri.getPort() < 0 ? (https ? 443 : 80) : uri.getPort();
    Services.Callable service = found.get(0);
    if (!service.ports().isEmpty() && !listens(found, port)) {
      findings.add(
          DiagnosticCode.LOAD_TEST_URL,
          path,
          title
              + " at port "
              + port
              + ", and Service "
              + quoted(service.name())
              + " in namespace "
              + quoted(service.namespace())
              + " has port "
              + Wording.and(service.ports()),
          "call the Service at one of its ports",
          found.size() == 1 && service.ports().size() == 1
              ? Edit.setIfKnown(path, withPort(url, uri, service.ports().iterator().next()))
              : null);
    }
  }

  /** The URL of the Service that is meant: by a slip, or of that name in another namespace. */
  private static @Nullable String withHost(
      String url, String host, ClusterHost called, Set<String> hosts) {
    String right = Nearest.slip(called.shortName(), hosts);
    List<String> namesakes = new ArrayList<>();
    for (String one : hosts) {
      if (one.startsWith(called.service() + ".")) {
        namesakes.add(one);
      }
    }
    String meant = namesakes.size() == 1 ? namesakes.get(0) : namesakes.isEmpty() ? right : null;
    int at = url.indexOf("//" + called.shortName());
    return meant == null || at < 0 || !host.startsWith(called.shortName())
        ? null
        : url.substring(0, at + 2) + meant + url.substring(at + 2 + called.shortName().length());
  }

  private static @Nullable String withPort(String url, URI uri, int port) {
    String authority = String.valueOf(uri.getRawAuthority());
    String whole = port == 80 && "http".equals(uri.getScheme()) ? "" : ":" + port;
    int at = url.indexOf("//" + authority);
    return at < 0 || authority.indexOf('@') >= 0
        ? null
        : url.substring(0, at + 2)
            + uri.getHost()
            + whole
            + url.substring(at + 2 + authority.length());
  }

  private static List<Services.Callable> answering(
      ClusterHost called, List<Services.Callable> services) {
    List<Services.Callable> found = new ArrayList<>();
    for (Services.Callable service : services) {
      if (called.isOf(service)) {
        found.add(service);
      }
    }
    return found;
  }

  private static boolean listens(List<Services.Callable> services, int port) {
    for (Services.Callable service : services) {
      if (service.ports().isEmpty() || service.ports().contains(port)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable URI parsed(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
