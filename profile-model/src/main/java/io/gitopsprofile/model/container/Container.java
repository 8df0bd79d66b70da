package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A container of a pod, written as in a Deployment.
 *
 * <pre>
 * containers:
 *   - name: podinfod
 *     image: stefanprodan/podinfo:3.1.0
 *     ports:
 *       - name: http
 *         containerPort: 9898
 *     resources:
 *       requests:
 *         cpu: 100m
 *         memory: 64Mi
 * </pre>
 *
 * @param name the name; a DNS label
 * @param image the image, with a tag or digest
 * @param imagePolicy the ImagePolicy of Flux v2 that may set another tag; null for none
 * @param imagePullPolicy when the image is pulled
 * @param ports the ports it listens on
 * @param command replaces the image's entry point
 * @param args replaces the image's arguments
 * @param env the environment
 * @param envFrom the objects whose keys are further variables of the environment
 * @param lifecycle the actions at its start and before its end
 * @param livenessProbe restarts it on failure
 * @param readinessProbe takes it out of its Services on failure
 * @param startupProbe holds the others back until it succeeds; Kubernetes 1.18 and newer
 * @param resources the requests and limits
 * @param securityContext the privileges
 * @param volumeMounts the places of volumes
 */
@Value.Builder
public record Container(
    String name,
    String image,
    @Nullable ContainerImagePolicy imagePolicy,
    @Nullable PullPolicy imagePullPolicy,
    List<ContainerPort> ports,
    List<String> command,
    List<String> args,
    List<EnvVar> env,
    List<EnvFrom> envFrom,
    @Nullable Lifecycle lifecycle,
    @Nullable Probe livenessProbe,
    @Nullable Probe readinessProbe,
    @Nullable Probe startupProbe,
    @Nullable Resources resources,
    @Nullable SecurityContext securityContext,
    List<VolumeMount> volumeMounts) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Container {
    ports = Ordered.list("ports", ports);
    command = Ordered.list("command", command);
    args = Ordered.list("args", args);
    env = Ordered.list("env", env);
    envFrom = Ordered.list("envFrom", envFrom);
    volumeMounts = Ordered.list("volumeMounts", volumeMounts);
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .required("image", image)
        .image("image", image)
        .enforce();
  }

  /** Starts a container; {@code name} and {@code image} must be set. */
  public static Builder builder() {
    return new Builder()
        .ports(List.of())
        .command(List.of())
        .args(List.of())
        .env(List.of())
        .envFrom(List.of())
        .volumeMounts(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Container}; its {@code @param} tags describe the components. */
  public static final class Builder extends ContainerBuilder {
    Builder() {}

    /** Sets {@code ports}. */
    public Builder ports(ContainerPort... ports) {
      return ports(List.of(ports));
    }

    /** Sets {@code command}. */
    public Builder command(String... command) {
      return command(List.of(command));
    }

    /** Sets {@code args}. */
    public Builder args(String... args) {
      return args(List.of(args));
    }

    /** Sets {@code env}. */
    public Builder env(EnvVar... env) {
      return env(List.of(env));
    }

    /** Sets {@code envFrom}. */
    public Builder envFrom(EnvFrom... envFrom) {
      return envFrom(List.of(envFrom));
    }

    /** Sets {@code volumeMounts}. */
    public Builder volumeMounts(VolumeMount... volumeMounts) {
      return volumeMounts(List.of(volumeMounts));
    }
  }
}
