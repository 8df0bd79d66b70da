package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.cluster.AddonPolicy;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.Protocol;
import io.gitopsprofile.model.container.PullPolicy;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.release.HelmVersion;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.ServiceType;
import io.gitopsprofile.model.workload.StrategyType;
import io.gitopsprofile.model.workload.VolumeSource;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every record of the model keeps. */
final class RecordContractTest {

  static Stream<Class<? extends Record>> records() {
    return Samples.records().stream();
  }

  @Test
  void findsTheWholeModel() {
    assertThat(Samples.records())
        .contains(
            Profile.class,
            Metric.ContainerResource.class,
            VolumeSource.KeyToPath.class,
            RateRule.class,
            Quantity.class,
            ProbeAction.HttpHeader.class)
        .hasSizeGreaterThan(70);
  }

  @ParameterizedTest
  @MethodSource("records")
  void refusesChangesOfCollections(Class<? extends Record> type)
      throws ReflectiveOperationException {
    Record sample = Samples.of(type);
    for (RecordComponent component : type.getRecordComponents()) {
      Object value = component.getAccessor().invoke(sample);
      if (value instanceof List<?> list) {
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
      } else if (value instanceof Map<?, ?> map) {
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void copiesCollections(Class<? extends Record> type) throws ReflectiveOperationException {
    @Nullable Object[] values = Samples.values(type);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof List<?> list) {
        values[i] = new ArrayList<>(list);
      } else if (values[i] instanceof Map<?, ?> map) {
        values[i] = new HashMap<>(map);
      }
    }
    Record record = Records.create(type, values);
    Arrays.stream(values).filter(List.class::isInstance).forEach(v -> ((List<?>) v).clear());
    Arrays.stream(values).filter(Map.class::isInstance).forEach(v -> ((Map<?, ?>) v).clear());
    assertThat(record).isEqualTo(Samples.of(type));
  }

  @ParameterizedTest
  @MethodSource("records")
  void namesMissingPart(Class<? extends Record> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      // The sample's content is its text; refusesFileOfNoContentOrTwo shows the rule.
      if (components[i].getType().isPrimitive() || type == FileContent.class) {
        continue;
      }
      @Nullable Object[] values = Samples.values(type);
      values[i] = null;
      Throwable thrown = catchThrowable(() -> Records.create(type, values));
      String part = type.getSimpleName() + "." + components[i].getName();
      if (Samples.isNullable(components[i])) {
        assertThat(thrown).as(part).isNull();
      } else {
        assertThat(thrown)
            .as(part)
            .isInstanceOfAny(InvalidValueException.class, NullPointerException.class);
        assertThat(thrown.getMessage()).as(part).contains(components[i].getName());
      }
    }
  }

  @Test
  void refusesFileOfNoContentOrTwo() {
    assertThat(catchThrowable(() -> new FileContent(null, null)))
        .isInstanceOf(InvalidValueException.class);
    assertThat(catchThrowable(() -> new FileContent("a", "YQ==")))
        .isInstanceOf(InvalidValueException.class);
    assertThat(new FileContent(null, "YQ==").base64()).isEqualTo("YQ==");
  }

  @Test
  void printsEnumsAsInYaml() {
    assertThat(Flux.values()).extracting(Flux::toString).containsExactly("v1", "v2");
    assertThat(HpaVersion.values())
        .extracting(Object::toString)
        .containsExactly("v2beta1", "v2beta2", "v2");
    assertThat(HelmVersion.values()).extracting(Object::toString).containsExactly("v2", "v3");
    assertThat(LanguageVersion.values()).extracting(Object::toString).containsExactly("v1");
    assertThat(PullPolicy.values())
        .extracting(Object::toString)
        .containsExactly("Always", "IfNotPresent", "Never");
    assertThat(Protocol.values())
        .extracting(Object::toString)
        .containsExactly("TCP", "UDP", "SCTP");
    assertThat(ServiceType.values())
        .extracting(Object::toString)
        .containsExactly("ClusterIP", "NodePort", "LoadBalancer");
    assertThat(StrategyType.values())
        .extracting(Object::toString)
        .containsExactly("RollingUpdate", "Recreate");
    assertThat(Preset.values())
        .extracting(Object::toString)
        .containsExactly("podinfo", "loadtester");
    assertThat(AddonPolicy.values())
        .extracting(Object::toString)
        .containsExactly(
            "imageBuilder",
            "autoScaler",
            "externalDNS",
            "certManager",
            "appMesh",
            "appMeshPreview",
            "ebs",
            "fsx",
            "efs",
            "awsLoadBalancerController",
            "xRay",
            "cloudWatch",
            "albIngress");
  }
}
