package io.gitopsprofile.catalog.chart;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.ChartSuccessor.Selectors;
import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MaintainedChart;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.catalog.ValuesMigration;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * appmesh-controller of eks-charts. The last 1.x has all values that an earlier one has. Until
 * 1.4.4 its CRDs are of {@code apiextensions.k8s.io/v1beta1}. (Source: aws/eks-charts, the history
 * of {@code stable/appmesh-controller}, {@code values.yaml} and {@code crds}.)
 */
final class AppMeshController implements KnownChart {

  static final String NAME = "appmesh-controller";

  private static final MaintainedChart MAINTAINED =
      new MaintainedChart("https://aws.github.io/eks-charts", NAME, "1.13.3");

  private static final Pattern OLD_CRDS =
      Pattern.compile("v?(?:0|1\\.[0-3]|1\\.4\\.[0-4])(?:[.+-].*)?");

  private static final Set<String> KEPT =
      Set.of(
          "replicaCount",
          "region",
          "accountId",
          "preview",
          "image",
          "sidecar",
          "init",
          "xray",
          "log",
          "nameOverride",
          "fullnameOverride",
          "resources",
          "nodeSelector",
          "tolerations",
          "affinity",
          "podAnnotations",
          "podLabels",
          "cloudMapCustomHealthCheck",
          "cloudMapDNS",
          "sds",
          "serviceAccount",
          "rbac",
          "tracing",
          "stats",
          "enableCertManager",
          "env",
          "livenessProbe",
          "podDisruptionBudget");

  private static final List<String> REQUESTS = List.of("sidecar", "resources", "requests");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean knowsMajor(int major) {
    return major == 0 || major == 1;
  }

  @Override
  public ApiVersionTable.@Nullable Row neededApi(Chart chart) {
    return hasOldCrds(chart)
        ? requireNonNull(
            ApiVersionTable.row("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition"))
        : null;
  }

  /** True for a version before 1.4.5; a range may install a newer one. */
  private static boolean hasOldCrds(Chart chart) {
    String version = ChartVersion.of(chart);
    return version != null && OLD_CRDS.matcher(version).matches();
  }

  @Override
  public Mesh mesh() {
    return Mesh.APP_MESH;
  }

  @Override
  public SidecarDefaults sidecars(ReleaseValues values) {
    return new SidecarDefaults(
        false, false, false, List.of(), SidecarDefaults.kept(values, REQUESTS), REQUESTS);
  }

  @Override
  public String maintainedTitle() {
    return MAINTAINED.title();
  }

  /**
   * The last 1.x for a version with old CRDs; none before 1.0, which reads objects of another API.
   */
  @Override
  public @Nullable ChartSuccessor successor(Chart chart) {
    return ChartVersion.major(chart) > 0 && hasOldCrds(chart)
        ? new ChartSuccessor(MAINTAINED, Selectors.KEPT)
        : null;
  }

  @Override
  public void migrate(ValuesMigration values) {
    values.refuseImage("image");
    values.refuseImage("sidecar.image");
    values.refuseImage("init.image");
    values.refusePodSecurityPolicy("rbac.pspEnabled");
    values.keep(KEPT);
  }
}
