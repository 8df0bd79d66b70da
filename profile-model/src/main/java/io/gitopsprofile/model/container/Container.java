package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
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
 * @param name its name; a DNS label
 * @param image its image, with a tag or digest
 * @param imagePullPolicy when the image is pulled
 * @param ports the ports it listens on
 * @param command replaces the image's entry point
 * @param args replaces the image's arguments
 * @param env its environment
 * @param livenessProbe restarts it on failure
 * @param readinessProbe takes it out of its Services on failure
 * @param startupProbe holds the others back until it succeeds; Kubernetes 1.18 and newer
 * @param resources what it asks for and may use
 * @param securityContext what it may do
 * @param volumeMounts where volumes appear
 */
public record Container(
    String name,
    String image,
    @Nullable PullPolicy imagePullPolicy,
    List<ContainerPort> ports,
    List<String> command,
    List<String> args,
    List<EnvVar> env,
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
    volumeMounts = Ordered.list("volumeMounts", volumeMounts);
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .required("image", image)
        .image("image", image)
        .enforce();
  }

  /** Starts a container with what it must have. */
  public static Builder builder(String name, String image) {
    return new Builder(name, image);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name, image);
    copy.imagePullPolicy = imagePullPolicy;
    copy.ports = ports;
    copy.command = command;
    copy.args = args;
    copy.env = env;
    copy.livenessProbe = livenessProbe;
    copy.readinessProbe = readinessProbe;
    copy.startupProbe = startupProbe;
    copy.resources = resources;
    copy.securityContext = securityContext;
    copy.volumeMounts = volumeMounts;
    return copy;
  }

  /** Collects the parts of a container; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private final String image;
    private @Nullable PullPolicy imagePullPolicy;
    private List<ContainerPort> ports = List.of();
    private List<String> command = List.of();
    private List<String> args = List.of();
    private List<EnvVar> env = List.of();
    private @Nullable Probe livenessProbe;
    private @Nullable Probe readinessProbe;
    private @Nullable Probe startupProbe;
    private @Nullable Resources resources;
    private @Nullable SecurityContext securityContext;
    private List<VolumeMount> volumeMounts = List.of();

    private Builder(String name, String image) {
      this.name = name;
      this.image = image;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets {@code imagePullPolicy}: when the image is pulled. */
    public Builder imagePullPolicy(@Nullable PullPolicy imagePullPolicy) {
      this.imagePullPolicy = imagePullPolicy;
      return this;
    }

    /** Sets {@code ports}: the ports it listens on. */
    public Builder ports(List<ContainerPort> ports) {
      this.ports = ports;
      return this;
    }

    /** Sets {@code ports}: the ports it listens on. */
    public Builder ports(ContainerPort... ports) {
      return ports(List.of(ports));
    }

    /** Sets {@code command}: replaces the image's entry point. */
    public Builder command(List<String> command) {
      this.command = command;
      return this;
    }

    /** Sets {@code command}: replaces the image's entry point. */
    public Builder command(String... command) {
      return command(List.of(command));
    }

    /** Sets {@code args}: replaces the image's arguments. */
    public Builder args(List<String> args) {
      this.args = args;
      return this;
    }

    /** Sets {@code args}: replaces the image's arguments. */
    public Builder args(String... args) {
      return args(List.of(args));
    }

    /** Sets {@code env}: its environment. */
    public Builder env(List<EnvVar> env) {
      this.env = env;
      return this;
    }

    /** Sets {@code env}: its environment. */
    public Builder env(EnvVar... env) {
      return env(List.of(env));
    }

    /** Sets {@code livenessProbe}: restarts it on failure. */
    public Builder livenessProbe(@Nullable Probe livenessProbe) {
      this.livenessProbe = livenessProbe;
      return this;
    }

    /** Sets {@code readinessProbe}: takes it out of its Services on failure. */
    public Builder readinessProbe(@Nullable Probe readinessProbe) {
      this.readinessProbe = readinessProbe;
      return this;
    }

    /** Sets {@code startupProbe}: holds the others back until it succeeds. */
    public Builder startupProbe(@Nullable Probe startupProbe) {
      this.startupProbe = startupProbe;
      return this;
    }

    /** Sets {@code resources}: what it asks for and may use. */
    public Builder resources(@Nullable Resources resources) {
      this.resources = resources;
      return this;
    }

    /** Sets {@code securityContext}: what it may do. */
    public Builder securityContext(@Nullable SecurityContext securityContext) {
      this.securityContext = securityContext;
      return this;
    }

    /** Sets {@code volumeMounts}: where volumes appear. */
    public Builder volumeMounts(List<VolumeMount> volumeMounts) {
      this.volumeMounts = volumeMounts;
      return this;
    }

    /** Sets {@code volumeMounts}: where volumes appear. */
    public Builder volumeMounts(VolumeMount... volumeMounts) {
      return volumeMounts(List.of(volumeMounts));
    }

    /** The finished Container. */
    public Container build() {
      return new Container(
          name,
          image,
          imagePullPolicy,
          ports,
          command,
          args,
          env,
          livenessProbe,
          readinessProbe,
          startupProbe,
          resources,
          securityContext,
          volumeMounts);
    }
  }
}
