package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.ObjectChange.Action;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identity of objects in the cluster, and the effects of changes. */
class TreeDiffTest {

  private static final String OPERATORS =
      """
      apiVersion: helm.fluxcd.io/v1
      kind: HelmRelease
      metadata: {name: shop, namespace: web}
      spec:
        chart: {repository: https://example.com/charts, name: shop, version: 1.0.0}
      """;

  private static final String FLUXES =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: shop, namespace: web}
      spec:
        releaseName: web-shop
        chart: {spec: {chart: shop, version: 1.0.0}}
      """;

  private static final String SYNC =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: web, namespace: flux-system}
      spec: {path: ./trees/base/web, prune: true}
      """;

  private static final String HPA =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: front, namespace: web}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: front}
        maxReplicas: 3
      """;

  private static final String SCALED_OBJECT =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: front, namespace: web}
      spec:
        scaleTargetRef: {name: front}
        maxReplicaCount: 3
      """;

  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: web}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: front, namespace: web}
      spec: {selector: {matchLabels: {app: front}}}
      """;

  @Test
  void replacesObjectOfOtherGroup() {
    assertThat(plan(List.of(OPERATORS), List.of(FLUXES)))
        .containsExactly(
            "replace HelmRelease web/shop: the Helm release web-shop stays and is upgraded in"
                + " place; delete the old object only after removing the Helm Operator, which"
                + " would uninstall the release");
    assertThat(plan(List.of(FLUXES), List.of(OPERATORS)))
        .containsExactly(
            "replace HelmRelease web/shop: the Helm release web-shop stays and is upgraded in"
                + " place; delete the old object only after suspending it, or Flux uninstalls the"
                + " release");
  }

  @Test
  void changesObjectOfOtherVersion() {
    assertThat(plan(List.of(HPA), List.of(HPA.replace("/v2", "/v2beta1"))))
        .containsExactly(
            "change HorizontalPodAutoscaler web/front: the same object in the cluster, with"
                + " apiVersion autoscaling/v2beta1");
    assertThat(plan(List.of(HPA), List.of(HPA.replace("3", "4"))))
        .containsExactly("change HorizontalPodAutoscaler web/front");
  }

  @ParameterizedTest
  @CsvSource({
    "Deployment,        apps",
    "DaemonSet,         apps",
    "Ingress,           networking.k8s.io",
    "NetworkPolicy,     networking.k8s.io",
    "PodSecurityPolicy, policy"
  })
  void mapsExtensionsGroupToStorageGroup(String kind, String group) {
    String old = DEPLOYMENT.replace("Deployment", kind).replace("apps/v1", "extensions/v1beta1");
    assertThat(steps(List.of(old), List.of(old.replace("extensions/v1beta1", group + "/v1"))))
        .extracting(ObjectChange::action)
        .containsExactly(Action.CHANGE);
  }

  @Test
  void replacesUnrelatedObjectWithSameName() {
    String other = DEPLOYMENT.replace("apps/v1", "apps.example.com/v1");
    assertThat(plan(List.of(DEPLOYMENT), List.of(other)))
        .containsExactly(
            "replace Deployment web/front: a different object in the cluster: both exist until"
                + " the old one is deleted");
    assertThat(steps(List.of(DEPLOYMENT), List.of(DEPLOYMENT, other)))
        .extracting(ObjectChange::action)
        .containsExactlyInAnyOrder(Action.UNCHANGED, Action.CREATE);
  }

  @Test
  void reportsSecondRelease() {
    String unnamed = FLUXES.replace("  releaseName: web-shop\n", "");
    assertThat(plan(List.of(OPERATORS), List.of(unnamed)))
        .containsExactly(
            "replace HelmRelease web/shop: Helm installs a second release, shop in web: web-shop in"
                + " web stays until helm uninstall");
    String elsewhere = FLUXES.replace("spec:\n  r", "spec:\n  targetNamespace: store\n  r");
    assertThat(plan(List.of(OPERATORS), List.of(elsewhere)).get(0))
        .contains("a second release, web-shop in store (stored in web): web-shop in web stays");
  }

  @Test
  void mapsStorageNamespaceOfReleases() {
    String old = OPERATORS.replace("spec:\n", "spec:\n  targetNamespace: store\n");
    String written =
        FLUXES.replace(
            "releaseName: web-shop\n",
            "releaseName: web-store-shop\n  targetNamespace: store\n  storageNamespace: store\n");
    assertThat(plan(List.of(old), List.of(written)).get(0))
        .contains("the Helm release web-store-shop stays");
  }

  @Test
  void reportsHelm2Release() {
    String old = OPERATORS.replace("spec:\n", "spec:\n  helmVersion: v2\n");
    assertThat(plan(List.of(old), List.of(FLUXES)).get(0)).contains("helm 2to3 first");
  }

  @Test
  void reportsChangedChart() {
    assertThat(plan(List.of(OPERATORS), List.of(OPERATORS.replace("1.0.0", "1.2.0"))))
        .containsExactly(
            "change HelmRelease web/shop: the Helm release web-shop stays and is upgraded in"
                + " place, from 1.0.0 to 1.2.0");
    assertThat(plan(List.of(OPERATORS), List.of(OPERATORS.replace("1.0.0", "2.0.0"))))
        .containsExactly(
            "change HelmRelease web/shop: the Helm release web-shop stays and is upgraded in"
                + " place, from 1.0.0 to 2.0.0, after Deployments with another selector are"
                + " deleted");
    String other = FLUXES.replace("chart: shop", "chart: ./charts/store");
    assertThat(plan(List.of(FLUXES), List.of(other)))
        .containsExactly(
            "change HelmRelease web/shop: Flux uninstalls the Helm release web-shop and reinstalls"
                + " it, from shop 1.0.0 to store 1.0.0");
    String inPlace =
        other.replace(
            "spec:\n  r", "spec:\n  upgrade: {chartNameChangeStrategy: InPlaceUpdate}\n  r");
    assertThat(plan(List.of(FLUXES), List.of(inPlace)).get(0)).contains("upgraded in place, from");
    assertThat(plan(List.of(OPERATORS), List.of(FLUXES.replace("chart: shop", "chart: store"))))
        .singleElement()
        .asString()
        .contains(
            "stays and is upgraded in place, from shop 1.0.0 to store 1.0.0, after Deployments"
                + " with another selector are deleted; delete the old");
  }

  @Test
  void reportsChangedReleaseName() {
    assertThat(plan(List.of(FLUXES), List.of(FLUXES.replace("web-shop", "shop"))))
        .containsExactly(
            "change HelmRelease web/shop: Flux uninstalls the Helm release web-shop in web and"
                + " installs shop in web");
    String renamed = OPERATORS.replace("spec:\n", "spec:\n  releaseName: shop\n");
    assertThat(plan(List.of(OPERATORS), List.of(renamed)).get(0)).contains("a second release");
  }

  @Test
  void reportsUninstallingController() {
    assertThat(plan(List.of(NAMESPACE, OPERATORS), List.of(NAMESPACE)))
        .contains(
            "remove HelmRelease web/shop: the Helm Operator uninstalls the Helm release web-shop");
    assertThat(plan(List.of(NAMESPACE, FLUXES), List.of(NAMESPACE)))
        .contains("remove HelmRelease web/shop: Flux uninstalls the Helm release web-shop");
    assertThat(plan(List.of(NAMESPACE, OPERATORS), List.of(NAMESPACE, SYNC)))
        .contains(
            "remove HelmRelease web/shop: the Helm release web-shop stays, since the Helm"
                + " Operator no longer runs: helm -n web uninstall web-shop");
  }

  @Test
  void reportsObjectsToDeleteByHand() {
    assertThat(plan(List.of(NAMESPACE, DEPLOYMENT), List.of(SYNC)))
        .containsExactly(
            "create Kustomization flux-system/web: Flux applies trees/base/web",
            "remove Deployment web/front: delete by hand, since Flux v2 deletes only objects that"
                + " it applied: kubectl -n web delete deployment front",
            "remove Namespace web: delete by hand, since Flux v2 deletes only objects that it"
                + " applied, and everything in it is deleted too: kubectl delete namespace web");
    assertThat(plan(List.of(NAMESPACE, DEPLOYMENT), List.of(DEPLOYMENT)))
        .contains("remove Namespace web: everything in it is deleted too");
  }

  @Test
  void removesOldAutoscalerFirst() {
    assertThat(plan(List.of(HPA, OPERATORS, DEPLOYMENT), List.of(SCALED_OBJECT, DEPLOYMENT)))
        .containsExactly(
            "unchanged Deployment web/front",
            "remove HorizontalPodAutoscaler web/front: delete by hand first, since KEDA rejects a"
                + " ScaledObject while this one scales Deployment front, and Flux deletes last:"
                + " kubectl -n web delete horizontalpodautoscaler front; or let KEDA take it over:"
                + " annotate the ScaledObject with"
                + " scaledobject.keda.sh/transfer-hpa-ownership: \"true\", and write front in its"
                + " spec.advanced.horizontalPodAutoscalerConfig.name",
            "create ScaledObject web/front: KEDA creates the HorizontalPodAutoscaler"
                + " keda-hpa-front",
            "remove HelmRelease web/shop: the Helm Operator uninstalls the Helm release web-shop");
    assertThat(plan(List.of(SCALED_OBJECT), List.of(HPA)))
        .containsExactly(
            "remove ScaledObject web/front: delete by hand first, since two autoscalers of"
                + " Deployment"
                + " front undo each other's changes, and Flux deletes last, which also deletes"
                + " the autoscaler that KEDA created: kubectl -n web delete scaledobject.keda.sh"
                + " front",
            "create HorizontalPodAutoscaler web/front");
  }

  @Test
  void keepsAutoscalerThatKedaTakesOver() {
    String taking =
        SCALED_OBJECT
            .replace(
                "metadata: {",
                "metadata: {annotations: {scaledobject.keda.sh/transfer-hpa-ownership: \"true\"}, ")
            .replace(
                "spec:\n", "spec:\n  advanced: {horizontalPodAutoscalerConfig: {name: front}}\n");
    assertThat(plan(List.of(HPA), List.of(taking)))
        .containsExactly(
            "remove HorizontalPodAutoscaler web/front: KEDA takes it over, as"
                + " transfer-hpa-ownership says; keep Flux from deleting it first: kubectl -n web"
                + " annotate horizontalpodautoscaler front"
                + " kustomize.toolkit.fluxcd.io/prune=disabled fluxcd.io/ignore=sync_only",
            "create ScaledObject web/front: KEDA creates the HorizontalPodAutoscaler front");
  }

  @Test
  void keepsOrderOfOtherAutoscalers() {
    String other = SCALED_OBJECT.replace("{name: front}", "{kind: StatefulSet, name: front}");
    assertThat(plan(List.of(HPA), List.of(other)))
        .element(1)
        .isEqualTo("remove HorizontalPodAutoscaler web/front");
  }

  @Test
  void reportsReplicasThatAreTakenAway() {
    String five = DEPLOYMENT.replace("spec: {", "spec: {replicas: 5, ");
    String one = DEPLOYMENT.replace("spec: {", "spec: {replicas: 1, ");
    String command = "Before, remove the field with kubectl -n web apply edit-last-applied";
    assertThat(plan(List.of(five, HPA), List.of(DEPLOYMENT, HPA)))
        .first()
        .asString()
        .contains("1 pod once", "up to 4 pods go until the autoscaler acts. " + command);
    assertThat(plan(List.of(five), List.of(DEPLOYMENT)))
        .first()
        .asString()
        .contains("up to 4 pods go. " + command);
    assertThat(plan(List.of(one, HPA), List.of(DEPLOYMENT, HPA)))
        .first()
        .isEqualTo("change Deployment web/front");
    assertThat(plan(List.of(DEPLOYMENT, HPA), List.of(five, HPA)))
        .first()
        .isEqualTo("change Deployment web/front");
  }

  @Test
  void reportsChangedSelector() {
    assertThat(plan(List.of(DEPLOYMENT), List.of(DEPLOYMENT.replace("app: front", "app: shop"))))
        .containsExactly(
            "change Deployment web/front: a selector cannot change in Kubernetes: first run"
                + " kubectl -n web delete deployment front");
  }

  @Test
  void reportsChangedKeysThatStatefulSetsKeep() {
    String set = DEPLOYMENT.replace("kind: Deployment", "kind: StatefulSet");
    String named = set.replace("spec: {", "spec: {serviceName: front, ");
    String parallel = set.replace("spec: {", "spec: {podManagementPolicy: Parallel, ");
    String ordered = set.replace("spec: {", "spec: {podManagementPolicy: OrderedReady, ");
    String withVolume = set.replace("spec: {", "spec: {volumeClaimTemplates: [{}], ");
    assertThat(named).isNotEqualTo(set);
    String first =
        " of a StatefulSet cannot change in Kubernetes: first run kubectl -n web delete"
            + " statefulset front --cascade=orphan, which keeps its pods and volumes";
    assertThat(plan(List.of(set), List.of(named)))
        .containsExactly("change StatefulSet web/front: serviceName" + first);
    assertThat(plan(List.of(set), List.of(parallel)))
        .containsExactly("change StatefulSet web/front: podManagementPolicy" + first);
    assertThat(plan(List.of(withVolume), List.of(set)))
        .containsExactly("change StatefulSet web/front: volumeClaimTemplates" + first);
    assertThat(plan(List.of(set), List.of(ordered)))
        .containsExactly("change StatefulSet web/front");
  }

  @Test
  void reportsSuspendedKustomization() {
    String suspended = SYNC.replace("prune: true", "prune: true, suspend: true");
    List<RenderedFile> files =
        List.of(
            file("clusters/shop/web.yaml", suspended),
            file("base/web/front/hpa.yaml", HPA),
            file("other/namespace.yaml", NAMESPACE));
    assertThat(texts(TreeDiff.between(new RenderedTree(List.of()), new RenderedTree(files))))
        .containsExactly(
            "create Kustomization flux-system/web: suspended: Flux does not apply trees/base/web"
                + " until flux resume kustomization web",
            "create Namespace web",
            "create HorizontalPodAutoscaler web/front: not applied: the Kustomization web is"
                + " suspended");
    assertThat(plan(List.of(suspended), List.of(SYNC)))
        .containsExactly("change Kustomization flux-system/web: Flux applies trees/base/web");
    assertThat(plan(List.of(suspended, NAMESPACE), List.of(NAMESPACE)))
        .contains("remove Kustomization flux-system/web");
    assertThat(plan(List.of(SYNC, NAMESPACE), List.of(NAMESPACE)))
        .contains(
            "remove Kustomization flux-system/web: everything that it applied is deleted too,"
                + " unless it is suspended first");
  }

  @Test
  void reportsDependenciesOfKustomizations() {
    String later = SYNC.replace("spec: {", "spec: {dependsOn: [{name: a}, {name: b}], ");
    assertThat(plan(List.of(), List.of(later)))
        .containsExactly(
            "create Kustomization flux-system/web: Flux applies trees/base/web, once ready: a, b");
  }

  @Test
  void followsKustomizationOrder() {
    List<RenderedFile> files =
        List.of(
            file("clusters/shop/a.yaml", kustomization("a", "b, none")),
            file("clusters/shop/b.yaml", kustomization("b", "c")),
            file("clusters/shop/c.yaml", kustomization("c", "")),
            file("clusters/shop/loop.yaml", kustomization("loop", "loop")),
            file("base/a/namespace.yaml", NAMESPACE.replace("web", "a")),
            file("base/c/namespace.yaml", NAMESPACE.replace("web", "c")));
    assertThat(TreeDiff.between(new RenderedTree(List.of()), new RenderedTree(files)))
        .extracting(ObjectChange::object)
        .containsExactly(
            "Kustomization flux-system/c",
            "Kustomization flux-system/b",
            "Kustomization flux-system/a",
            "Kustomization flux-system/loop",
            "Namespace c",
            "Namespace a");
  }

  private static String kustomization(String name, String before) {
    List<String> dependsOn = new ArrayList<>();
    for (String other : before.split(", ")) {
      dependsOn.add("{name: " + other + "}");
    }
    return SYNC.replace("web", name)
        .replace("spec: {", "spec: {dependsOn: [" + String.join(", ", dependsOn) + "], ");
  }

  @ParameterizedTest
  @CsvSource({
    "1.21,   1.34, ': first upgrade the cluster to 1.34, one minor version at a time'",
    "1.34,   1.21, ': a cluster cannot be downgraded from 1.34 to 1.21'",
    "latest, 1.21, ': first upgrade the cluster to 1.21, one minor version at a time'",
    "1.21,   1.21, ''"
  })
  void reportsClusterUpgrade(String from, String to, String effect) {
    String cluster =
        """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: %s, version: "%s"}
        """;
    assertThat(
            plan(
                List.of(cluster.formatted("web", from)),
                List.of(cluster.formatted("web", to) + "vpc: {}\n")))
        .containsExactly("change ClusterConfig web: for eksctl, not for Flux" + effect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fargateProfiles: [{name: fp, selectors: [{namespace: a}]}] | \
          fargateProfiles: [{name: fp, selectors: [{namespace: b}]}] | \
          the Fargate profile fp cannot change in EKS: run eksctl delete fargateprofile \
          --cluster web --name fp, which stops its pods, and then eksctl create fargateprofile -f; \
          or give the new one another name, create it first and delete the old one
          fargateProfiles: [{name: fp, tags: {a: b}}] | fargateProfiles: [{name: fp}] | ''
          fargateProfiles: [] | fargateProfiles: [{name: fp}] | \
          for the Fargate profile fp, run eksctl create fargateprofile -f, and restart the pods that \
          it is to take
          fargateProfiles: [{name: fp}] | fargateProfiles: [] | \
          the Fargate profile fp stays until you run eksctl delete fargateprofile --cluster web \
          --name fp, which stops its pods
          fargateProfiles: [{name: a;b}] | fargateProfiles: [] | \
          the Fargate profile a;b stays until you run eksctl delete fargateprofile --cluster web \
          --name 'a;b', which stops its pods
          managedNodeGroups: [{name: a, instanceType: m5.large}] | \
          managedNodeGroups: [{name: a, instanceType: m5.xlarge}] | \
          eksctl does not change instanceType of the node group a: give the group another name, run \
          eksctl create nodegroup -f, and then eksctl delete nodegroup --cluster web --name a
          managedNodeGroups: [{name: a, desiredCapacity: 2}] | \
          managedNodeGroups: [{name: a, desiredCapacity: 4, maxSize: 5}] | \
          run eksctl scale nodegroup --cluster web --name a --nodes 4 --nodes-max 5
          managedNodeGroups: [{name: a}] | managedNodeGroups: [{name: b}] | \
          the node group a stays until you run eksctl delete nodegroup --cluster web --name a, which \
          moves its pods; for the node group b, run eksctl create nodegroup -f
          managedNodeGroups: [{name: a}] | managedNodeGroups: [{name: a, labels: {x: y}}] | \
          run eksctl set labels --cluster web --nodegroup a
          """)
  void reportsStepsOfNodeGroupsAndFargateProfiles(String from, String to, String steps) {
    String cluster =
        """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: web, version: "1.35"}
        """;
    assertThat(plan(List.of(cluster + from + "\n"), List.of(cluster + to + "\n")))
        .containsExactly(
            "change ClusterConfig web: for eksctl, not for Flux"
                + (steps.isEmpty() ? "" : "; " + steps));
  }

  private static List<String> plan(List<String> from, List<String> to) {
    return texts(steps(from, to));
  }

  private static List<String> texts(List<ObjectChange> steps) {
    List<String> texts = new ArrayList<>();
    for (ObjectChange step : steps) {
      String text = step.action().word() + " " + step.object();
      texts.add(step.effect().isEmpty() ? text : text + ": " + step.effect());
    }
    return texts;
  }

  private static List<ObjectChange> steps(List<String> from, List<String> to) {
    return TreeDiff.between(tree("old/", from), tree("new/", to));
  }

  /** A tree whose paths and order differ from those of the other tree. */
  private static RenderedTree tree(String folder, List<String> objects) {
    List<RenderedFile> files = new ArrayList<>();
    for (String object : objects) {
      files.add(file(folder + (9 - files.size()) + ".yaml", object));
    }
    return new RenderedTree(files);
  }

  private static RenderedFile file(String path, String object) {
    return new RenderedFile(
        path,
        object,
        KubernetesObjects.of(object.getBytes(StandardCharsets.UTF_8)).orElseThrow().stream()
            .map(RenderedObject::new)
            .toList());
  }
}
