package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.quantities;
import static io.gitopsprofile.render.object.Fabric8Values.text;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.container.Capabilities;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.container.EnvFrom;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a container of a pod. */
final class ContainerRenderer {

  private final TargetSupport served;
  private final ProbeRenderer probes;
  private final LifecycleRenderer lifecycles;

  ContainerRenderer(TargetSupport served) {
    this.served = served;
    this.probes = new ProbeRenderer(served);
    this.lifecycles = new LifecycleRenderer(served);
  }

  io.fabric8.kubernetes.api.model.Container render(Container model, ProfilePath path) {
    if (model.startupProbe() != null) {
      served.require(Field.STARTUP_PROBE, path.key("startupProbe"));
    }
    var container = new io.fabric8.kubernetes.api.model.Container();
    container.setName(model.name());
    container.setImage(model.image());
    container.setImagePullPolicy(text(model.imagePullPolicy()));
    container.setPorts(ports(model.ports()));
    container.setCommand(model.command());
    container.setArgs(model.args());
    container.setEnv(env(model.env()));
    container.setEnvFrom(envFrom(model.envFrom()));
    container.setLifecycle(lifecycles.render(model.lifecycle(), path.key("lifecycle")));
    container.setLivenessProbe(probes.render(model.livenessProbe(), path.key("livenessProbe")));
    container.setReadinessProbe(probes.render(model.readinessProbe(), path.key("readinessProbe")));
    container.setStartupProbe(probes.render(model.startupProbe(), path.key("startupProbe")));
    container.setResources(resources(model.resources()));
    container.setSecurityContext(
        securityContext(model.securityContext(), path.key("securityContext")));
    container.setVolumeMounts(mounts(model.volumeMounts()));
    return container;
  }

  private static List<io.fabric8.kubernetes.api.model.ContainerPort> ports(
      List<ContainerPort> models) {
    List<io.fabric8.kubernetes.api.model.ContainerPort> ports = new ArrayList<>(models.size());
    for (ContainerPort model : models) {
      ports.add(port(model));
    }
    return ports;
  }

  private static List<io.fabric8.kubernetes.api.model.EnvVar> env(List<EnvVar> models) {
    List<io.fabric8.kubernetes.api.model.EnvVar> env = new ArrayList<>(models.size());
    for (EnvVar model : models) {
      env.add(EnvRenderer.render(model));
    }
    return env;
  }

  private static List<io.fabric8.kubernetes.api.model.EnvFromSource> envFrom(List<EnvFrom> models) {
    List<io.fabric8.kubernetes.api.model.EnvFromSource> sources = new ArrayList<>(models.size());
    for (EnvFrom model : models) {
      sources.add(EnvRenderer.render(model));
    }
    return sources;
  }

  private static List<io.fabric8.kubernetes.api.model.VolumeMount> mounts(
      List<VolumeMount> models) {
    List<io.fabric8.kubernetes.api.model.VolumeMount> mounts = new ArrayList<>(models.size());
    for (VolumeMount model : models) {
      mounts.add(VolumeRenderer.mount(model));
    }
    return mounts;
  }

  private static io.fabric8.kubernetes.api.model.ContainerPort port(ContainerPort model) {
    var port = new io.fabric8.kubernetes.api.model.ContainerPort();
    port.setName(model.name());
    port.setContainerPort(model.containerPort());
    port.setProtocol(text(model.protocol()));
    return port;
  }

  private static @Nullable ResourceRequirements resources(@Nullable Resources model) {
    if (model == null) {
      return null;
    }
    ResourceRequirements resources = new ResourceRequirements();
    resources.setRequests(quantities(model.requests()));
    resources.setLimits(quantities(model.limits()));
    return resources;
  }

  private io.fabric8.kubernetes.api.model.@Nullable SecurityContext securityContext(
      @Nullable SecurityContext model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    var context = new io.fabric8.kubernetes.api.model.SecurityContext();
    context.setRunAsUser(model.runAsUser());
    context.setRunAsGroup(model.runAsGroup());
    context.setRunAsNonRoot(model.runAsNonRoot());
    context.setReadOnlyRootFilesystem(model.readOnlyRootFilesystem());
    context.setAllowPrivilegeEscalation(model.allowPrivilegeEscalation());
    context.setPrivileged(model.privileged());
    Capabilities capabilities = model.capabilities();
    if (capabilities != null) {
      var copy = new io.fabric8.kubernetes.api.model.Capabilities();
      copy.setAdd(capabilities.add());
      copy.setDrop(capabilities.drop());
      context.setCapabilities(copy);
    }
    context.setSeccompProfile(PodSecurityRenderer.seccomp(model.seccompProfile(), served, path));
    return context;
  }
}
