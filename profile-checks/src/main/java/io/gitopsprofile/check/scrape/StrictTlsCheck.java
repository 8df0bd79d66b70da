package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.config.AdapterProgram;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.image.InjectedSidecar;
import io.gitopsprofile.catalog.image.InjectedSidecar.ControlPlane;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.StrictPolicy;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ReleaseValues;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF186: a mesh accepts mTLS alone, and Prometheus outside the mesh scrapes the port of an
 * application; or the adapter or KEDA outside the mesh reads Prometheus inside. (Sources: istio.io,
 * PeerAuthentication and Prometheus integration; linkerd.io, Authorization policy.)
 *
 * <p>Istio's merged metrics at port 15020 are served in plain text, and so are the ports that an
 * annotation leaves out of the sidecar.
 */
final class StrictTlsCheck implements Check {

  private static final String EXCLUDED = "traffic.sidecar.istio.io/excludeInboundPorts";
  private static final String LINKERD = "linkerd.io/inject";
  private static final String LINKERD_SKIPPED = "config.linkerd.io/skip-inbound-ports";
  private static final String LINKERD_POLICY = "config.linkerd.io/default-inbound-policy";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null || prometheus.labels() == null) {
      return;
    }
    ofReader(prometheus, context, findings);
    Set<Mesh> outside = outside(prometheus, context);
    StrictPolicy policies = new StrictPolicy(context, context.objects());
    Set<ProfilePath> seen = new HashSet<>();
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      Located<Workload> workload = context.targetOf(need.autoscaler().value());
      PodTemplate pods = workload == null ? null : context.pods(workload);
      if (producer != null
          && workload != null
          && pods != null
          && PodMetricTrace.isOfPods(producer, prometheus)
          && seen.add(workload.path())) {
        ScaledPods scaled =
            new ScaledPods(
                need.title(), producer, producer.series(), pods, List.of(), ScaledPods.OF_PODS);
        ofPods(scaled, outside, policies, prometheus, context, findings);
      }
    }
    for (ScaledPods scaled : ScaledPods.all(context)) {
      if (seen.add(scaled.pods().object().part())) {
        ofPods(scaled, outside, policies, prometheus, context, findings);
      }
    }
  }

  private static void ofPods(
      ScaledPods scaled,
      Set<Mesh> outside,
      StrictPolicy policies,
      PrometheusChart prometheus,
      CheckContext context,
      DiagnosticCollector findings) {
    for (InjectedSidecar sidecar : InjectedSidecar.of(scaled.pods(), context.objects())) {
      if (outside.contains(sidecar.mesh())) {
        ofPods(scaled, sidecar, policies, prometheus, context, findings);
      }
    }
  }

  private static void ofPods(
      ScaledPods scaled,
      InjectedSidecar sidecar,
      StrictPolicy policies,
      PrometheusChart prometheus,
      CheckContext context,
      DiagnosticCollector findings) {
    Mesh mesh = sidecar.mesh();
    Long port = scrapedPort(scaled, sidecar, prometheus, context);
    if (port == null || isLeftOut(sidecar, port)) {
      return;
    }
    ObjectField place =
        mesh == Mesh.ISTIO
            ? istio(scaled.pods(), port, policies)
            : linkerd(sidecar, context.objects());
    if (place != null) {
      report(scaled, place.path(), place.object().title(), port, sidecar, prometheus, findings);
    } else if (mesh == Mesh.LINKERD && !hasServers(context.objects())) {
      ControlPlane plane = InjectedSidecar.controlPlane(mesh, context);
      boolean open = sidecar.annotation(LINKERD_POLICY).isPresent();
      if (plane != null && plane.defaults().authenticated() && !open) {
        Located<HelmRelease> release = plane.release();
        ProfilePath path = release.at("values").key("proxy").key("defaultInboundPolicy");
        String title = "the control plane of the release \"" + release.value().name() + "\"";
        report(scaled, path, title, port, sidecar, prometheus, findings);
      }
    }
  }

  /** The meshes with mTLS that Prometheus is outside of, by its namespace and values. */
  private static Set<Mesh> outside(PrometheusChart prometheus, CheckContext context) {
    ProfileObject namespace = context.objects().find("", "Namespace", "", prometheus.namespace());
    Set<Mesh> outside = EnumSet.noneOf(Mesh.class);
    if (isOutside(Mesh.ISTIO, IstioSidecar.POD_LABEL, "false", "istio", namespace, prometheus)) {
      outside.add(Mesh.ISTIO);
    }
    if (isOutside(Mesh.LINKERD, LINKERD, "disabled", "linkerd.io/", namespace, prometheus)) {
      outside.add(Mesh.LINKERD);
    }
    return outside;
  }

  /**
   * True if the pods of Prometheus get no sidecar: by their own mark, else by that of their
   * namespace. Other values that name the mesh may give Prometheus a certificate.
   */
  private static boolean isOutside(
      Mesh mesh,
      String key,
      String declined,
      String word,
      @Nullable ProfileObject namespace,
      PrometheusChart prometheus) {
    if (declined.equals(prometheus.podMark(key))) {
      return true;
    }
    String values = prometheus.release().value().values().entries().toString();
    return InjectedSidecar.markOf(mesh, namespace) == null && !values.contains(word);
  }

  private static @Nullable ObjectField istio(PodTemplate pods, Long port, StrictPolicy policies) {
    ProfileObject policy = policies.of(pods, port);
    return policy == null ? null : StrictPolicy.mode(policy);
  }

  private static @Nullable ObjectField linkerd(InjectedSidecar sidecar, ProfileObjects objects) {
    ObjectField policy = sidecar.annotation(LINKERD_POLICY);
    boolean refuses = policy.text().endsWith("-authenticated") || policy.text().equals("deny");
    return refuses && !hasServers(objects) ? policy : null;
  }

  /** True if the profile has policies of its own for ports. */
  private static boolean hasServers(ProfileObjects objects) {
    for (ProfileObject server : objects.ofKind("Server")) {
      if (server.group().equals("policy.linkerd.io")) {
        return true;
      }
    }
    return false;
  }

  /** True if an annotation leaves a port out of the sidecar. */
  private static boolean isLeftOut(InjectedSidecar sidecar, Long port) {
    String key = sidecar.mesh() == Mesh.ISTIO ? EXCLUDED : LINKERD_SKIPPED;
    for (String one : sidecar.annotation(key).text().split(",", -1)) {
      String text = one.strip();
      if (text.equals(port.toString()) || text.equals("*") || text.contains("-")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the application's port that Prometheus scrapes in plain text; null if it scrapes the
   * sidecar, by TLS or not at all.
   */
  private static @Nullable Long scrapedPort(
      ScaledPods scaled,
      InjectedSidecar sidecar,
      PrometheusChart prometheus,
      CheckContext context) {
    if (!prometheus.has(PrometheusTrait.BY_MONITORS)) {
      boolean merged = sidecar.mesh() == Mesh.ISTIO && isMerged(sidecar, context);
      Integer port = scaled.port();
      boolean scraped = scaled.annotation("scrape").equals("true");
      return merged || port == null || !scraped ? null : Long.valueOf(port);
    }
    Long found = null;
    MonitorTargets targets = MonitorTargets.of(context);
    for (ProfileObject monitor : targets.monitorsOf(scaled.pods())) {
      List<ProfileObject> services = targets.services(monitor, scaled.pods());
      for (ObjectField endpoint : MonitorEndpoint.of(monitor)) {
        Set<Long> ports = new MonitorEndpoint(endpoint, scaled, services).ports();
        boolean tls = endpoint.in("scheme").text().toLowerCase(Locale.ROOT).equals("https");
        if (ports == null || ports.size() != 1 || tls || endpoint.in("tlsConfig").isPresent()) {
          return null;
        }
        found = found == null ? ports.iterator().next() : found;
      }
    }
    return found;
  }

  private static boolean isMerged(InjectedSidecar sidecar, CheckContext context) {
    if (sidecar.annotation(IstioSidecar.MERGE).text().equals("false")) {
      return false;
    }
    ControlPlane plane = InjectedSidecar.controlPlane(Mesh.ISTIO, context);
    return plane == null || plane.defaults().merged();
  }

  private static void report(
      ScaledPods scaled,
      ProfilePath path,
      String title,
      Long port,
      InjectedSidecar sidecar,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    String key = sidecar.mesh() == Mesh.ISTIO ? EXCLUDED : LINKERD_SKIPPED;
    ObjectField annotations = scaled.pods().template().in("metadata", "annotations");
    ObjectField own = annotations.in(key);
    findings.add(
        DiagnosticCode.STRICT_TLS,
        path,
        title
            + " lets the pods of "
            + scaled.title()
            + " accept mTLS alone, and "
            + prometheus.title()
            + " has no sidecar; its scrapes of port "
            + port
            + " are refused, so that "
            + scaled.scaler()
            + " gets no values of \""
            + scaled.series()
            + "\"",
        "add the annotation "
            + key
            + ": \""
            + port
            + "\" to the pods, or accept plain text at this port",
        Edit.set(own.path(), own.text().isEmpty() ? port.toString() : own.text() + "," + port));
  }

  /** Reports a Prometheus in the mesh whose reader is outside. */
  private static void ofReader(
      PrometheusChart prometheus, CheckContext context, DiagnosticCollector findings) {
    String namespace = prometheus.namespace();
    ProfileObject inside = context.objects().find("", "Namespace", "", namespace);
    ProfileObject strict =
        InjectedSidecar.markOf(Mesh.ISTIO, inside) == null
            ? null
            : new StrictPolicy(context, context.objects()).of(namespace);
    AdapterPart part = context.adapter().part();
    AdapterProgram program = part == null ? null : part.program();
    HelmRelease reader = context.profile().metricsRelease();
    if ((reader == null && program == null)
        || strict == null
        || prometheus.release().value().values().entries().toString().contains("istio.io")) {
      return;
    }
    String outside =
        program != null
            ? program.pods().namespace()
            : reader == null ? namespace : new ReleaseValues(reader).namespace();
    String title =
        program != null
            ? program.pods().object().title()
            : "the release \"" + (reader == null ? "" : reader.name()) + "\"";
    ProfileObject own = context.objects().find("", "Namespace", "", outside);
    boolean isMarked =
        program != null
            ? InjectedSidecar.of(Mesh.ISTIO, program.pods(), context.objects()) != null
            : InjectedSidecar.markOf(Mesh.ISTIO, own) != null;
    if (own != null && !outside.equals(namespace) && !isMarked) {
      findings.add(
          DiagnosticCode.STRICT_TLS,
          StrictPolicy.mode(strict).path(),
          strict.title()
              + " lets "
              + prometheus.title()
              + " accept mTLS alone, and "
              + title
              + ", which reads it, has no sidecar; all its queries fail",
          "accept plain text in namespace \"" + namespace + "\" by the mode PERMISSIVE",
          Edit.set(StrictPolicy.mode(strict).path(), "PERMISSIVE"));
    }
  }
}
