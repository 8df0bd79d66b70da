package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Keda;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.image.ImageRepository;
import io.gitopsprofile.model.pod.ConfigMap;
import io.gitopsprofile.model.pod.ServiceAccount;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.workload.PodDisruptionBudget;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a profile whose files are unmanaged because of {@code manage: false}. */
final class UnmanagedFiles {

  private final List<ProfilePath> parts = new ArrayList<>();

  private UnmanagedFiles() {}

  static List<ProfilePath> of(Profile profile) {
    UnmanagedFiles unmanaged = new UnmanagedFiles();
    ProfilePath namespaces = ProfilePath.ROOT.key("namespaces");
    int i = 0;
    for (Namespace namespace : profile.namespaces()) {
      unmanaged.add(namespace.manage(), namespaces.index(i++));
    }
    ProfilePath accounts = ProfilePath.ROOT.key("serviceAccounts");
    i = 0;
    for (ServiceAccount account : profile.serviceAccounts()) {
      unmanaged.add(account.manage(), accounts.index(i++));
    }
    ProfilePath configMaps = ProfilePath.ROOT.key("configMaps");
    i = 0;
    for (ConfigMap configMap : profile.configMaps()) {
      unmanaged.add(configMap.manage(), configMaps.index(i++));
    }
    ProfilePath sources = ProfilePath.ROOT.key("sources");
    i = 0;
    for (Source source : profile.sources()) {
      unmanaged.add(source.manage(), sources.index(i++));
    }
    unmanaged.imagePolicies(profile.imagePoliciesOrNone());
    ProfilePath releases = ProfilePath.ROOT.key("releases");
    i = 0;
    for (HelmRelease release : profile.releases()) {
      unmanaged.add(release.manage(), releases.index(i++));
    }
    MetricsAdapter adapter = profile.metricsAdapter();
    if (adapter != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter").key("release");
      unmanaged.add(adapter.release().manage(), path);
    }
    Keda keda = profile.keda();
    if (keda != null) {
      unmanaged.add(keda.manage(), ProfilePath.ROOT.key("keda"));
    }
    ProfilePath workloads = ProfilePath.ROOT.key("workloads");
    i = 0;
    for (Workload workload : profile.workloads()) {
      unmanaged.workload(workload, workloads.index(i++));
    }
    ProfilePath autoscalers = ProfilePath.ROOT.key("autoscalers");
    i = 0;
    for (Autoscaler autoscaler : profile.autoscalers()) {
      unmanaged.add(autoscaler.manage(), autoscalers.index(i++));
    }
    Cluster cluster = profile.cluster();
    if (cluster != null) {
      unmanaged.add(cluster.manage(), ProfilePath.ROOT.key("cluster"));
    }
    return unmanaged.parts;
  }

  private void imagePolicies(ImagePolicies policies) {
    ProfilePath images = ProfilePath.ROOT.key("imagePolicies").key("images");
    for (int i = 0; i < policies.images().size(); i++) {
      ImageRepository image = policies.images().get(i);
      add(image.manage(), images.index(i));
      for (int j = 0; j < image.policies().size(); j++) {
        add(image.policies().get(j).manage(), images.index(i).key("policies").index(j));
      }
    }
    ProfilePath automations = ProfilePath.ROOT.key("imagePolicies").key("automations");
    for (int i = 0; i < policies.automations().size(); i++) {
      add(policies.automations().get(i).manage(), automations.index(i));
    }
  }

  private void workload(Workload workload, ProfilePath path) {
    add(workload.manage(), path);
    Service service = workload.service();
    if (service != null) {
      add(service.manage(), path.key("service"));
    }
    PodDisruptionBudget budget = workload.podDisruptionBudget();
    if (budget != null) {
      add(budget.manage(), path.key("podDisruptionBudget"));
    }
  }

  private void add(@Nullable Boolean manage, ProfilePath part) {
    if (Boolean.FALSE.equals(manage)) {
      parts.add(part);
    }
  }
}
