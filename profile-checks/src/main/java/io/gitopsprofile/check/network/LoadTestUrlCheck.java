package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.Services;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF038: the URL of a load test does not lead to a port of a Service of the profile. A Service has
 * several names in the cluster: {@code podinfo}, {@code podinfo.demo}, {@code
 * podinfo.demo.svc.cluster.local}. The check ignores hosts outside the cluster and Services that
 * charts create.
 */
final class LoadTestUrlCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    CallableServices services = new CallableServices(context);
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      LoadTest test = autoscaler.value().loadTest();
      if (test != null) {
        ProfilePath path = autoscaler.at("loadTest").key("url");
        run(context, services, autoscaler.value(), test.url(), path, findings);
      }
    }
  }

  private static void run(
      CheckContext context,
      CallableServices services,
      Autoscaler autoscaler,
      String url,
      ProfilePath path,
      DiagnosticCollector findings) {
    URI uri = parsed(url);
    String host = uri == null ? null : uri.getHost();
    ClusterHostname called = host == null ? null : ClusterHostname.of(host, services);
    if (uri == null || called == null) {
      return;
    }
    String title = "the load test of autoscaler " + quoted(autoscaler.name()) + " calls " + url;
    List<Services.Callable> found = answering(called, services);
    if (found.isEmpty()) {
      boolean ofMissing =
          autoscaler.target() instanceof ScaleTarget.WorkloadName target
              && target.workload().equals(called.service())
              && context.targetOf(autoscaler) == null;
      if (!ofMissing && called.isDecided(context, services)) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Services.Callable service : services.all()) {
          hosts.add(service.name() + "." + service.namespace());
        }
        findings.add(
            DiagnosticCode.LOAD_TEST_URL,
            path,
            title
                + ", and the profile has no such Service"
                + Phrases.didYouMean(called.shortName(), hosts),
            "call a Service of the profile" + (hosts.isEmpty() ? "" : ": " + Phrases.or(hosts)),
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
              + Phrases.and(service.ports()),
          "call the Service at one of its ports",
          found.size() == 1 && service.ports().size() == 1
              ? Edit.setIfKnown(path, withPort(url, uri, service.ports().iterator().next()))
              : null);
    }
  }

  /**
   * Returns the URL of the intended Service: one with a close name, or of the same name in another
   * namespace.
   */
  private static @Nullable String withHost(
      String url, String host, ClusterHostname called, Set<String> hosts) {
    String right = ClosestName.slip(called.shortName(), hosts);
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
      ClusterHostname called, CallableServices services) {
    List<Services.Callable> found = new ArrayList<>();
    for (Services.Callable service : services.named(called.service())) {
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
