package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.gitopsprofile.model.container.EnvFrom;
import io.gitopsprofile.model.container.EnvFromSource;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.EnvVar;

/** Renders the variables of a container's environment. */
final class EnvRenderer {

  private static final EnvSource.Cases<EnvVarSource> SOURCES = new Sources();

  private static final EnvFromSource.Cases<io.fabric8.kubernetes.api.model.EnvFromSource> OBJECTS =
      new Objects();

  private EnvRenderer() {}

  static io.fabric8.kubernetes.api.model.EnvFromSource render(EnvFrom model) {
    var variables = model.source().match(OBJECTS);
    variables.setPrefix(model.prefix());
    return variables;
  }

  static io.fabric8.kubernetes.api.model.EnvVar render(EnvVar model) {
    var variable = new io.fabric8.kubernetes.api.model.EnvVar();
    variable.setName(model.name());
    variable.setValue(model.value());
    EnvSource source = model.valueFrom();
    variable.setValueFrom(source == null ? null : source.match(SOURCES));
    return variable;
  }

  /** The object whose keys become variables. */
  private static final class Objects
      implements EnvFromSource.Cases<io.fabric8.kubernetes.api.model.EnvFromSource> {

    @Override
    public io.fabric8.kubernetes.api.model.EnvFromSource configMapRef(
        EnvFromSource.ConfigMapRef ref) {
      var variables = new io.fabric8.kubernetes.api.model.EnvFromSource();
      variables.setConfigMapRef(new ConfigMapEnvSource(ref.name(), ref.optional()));
      return variables;
    }

    @Override
    public io.fabric8.kubernetes.api.model.EnvFromSource secretRef(EnvFromSource.SecretRef ref) {
      var variables = new io.fabric8.kubernetes.api.model.EnvFromSource();
      variables.setSecretRef(new SecretEnvSource(ref.name(), ref.optional()));
      return variables;
    }
  }

  /** The source of a variable's value. */
  private static final class Sources implements EnvSource.Cases<EnvVarSource> {

    @Override
    public EnvVarSource configMapKeyRef(EnvSource.ConfigMapKeyRef ref) {
      ConfigMapKeySelector selector = new ConfigMapKeySelector();
      selector.setName(ref.name());
      selector.setKey(ref.key());
      selector.setOptional(ref.optional());
      EnvVarSource source = new EnvVarSource();
      source.setConfigMapKeyRef(selector);
      return source;
    }

    @Override
    public EnvVarSource secretKeyRef(EnvSource.SecretKeyRef ref) {
      SecretKeySelector selector = new SecretKeySelector();
      selector.setName(ref.name());
      selector.setKey(ref.key());
      selector.setOptional(ref.optional());
      EnvVarSource source = new EnvVarSource();
      source.setSecretKeyRef(selector);
      return source;
    }

    @Override
    public EnvVarSource fieldRef(EnvSource.FieldRef ref) {
      ObjectFieldSelector selector = new ObjectFieldSelector();
      selector.setApiVersion(ref.apiVersion());
      selector.setFieldPath(ref.fieldPath());
      EnvVarSource source = new EnvVarSource();
      source.setFieldRef(selector);
      return source;
    }

    @Override
    public EnvVarSource resourceFieldRef(EnvSource.ResourceFieldRef ref) {
      ResourceFieldSelector selector = new ResourceFieldSelector();
      selector.setContainerName(ref.containerName());
      selector.setResource(ref.resource());
      selector.setDivisor(quantity(ref.divisor()));
      EnvVarSource source = new EnvVarSource();
      source.setResourceFieldRef(selector);
      return source;
    }
  }
}
