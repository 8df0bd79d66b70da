package io.gitopsprofile.render;

import static io.gitopsprofile.render.Fabric8Values.quantity;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.gitopsprofile.model.EnvSource;
import io.gitopsprofile.model.EnvVar;

/** Renders a variable of a container's environment. */
final class EnvRenderer {

  private static final EnvSource.Cases<EnvVarSource> SOURCES = new Sources();

  private EnvRenderer() {}

  static io.fabric8.kubernetes.api.model.EnvVar render(EnvVar model) {
    var variable = new io.fabric8.kubernetes.api.model.EnvVar();
    variable.setName(model.name());
    variable.setValue(model.value());
    EnvSource source = model.valueFrom();
    variable.setValueFrom(source == null ? null : source.match(SOURCES));
    return variable;
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
