package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ground truth: k8s.io/apimachinery/pkg/util/validation and the validation of the core API. */
final class NamesTest {

  private static final String X63 = "x".repeat(63);

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "a-b", "a--b", "1a"})
  void namespacesAreDnsLabels(String name) {
    assertThat(Namespace.of(name).name()).isEqualTo(name);
    assertThat(Namespace.of(X63).name()).isEqualTo(X63);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "a b", "\u00e4", "a\n"})
  void otherNamespacesAreRefused(String name) {
    assertThatThrownBy(() -> Namespace.of(name))
        .hasMessage(
            "\"%s\" is not a DNS label; use at most 63 lower-case letters, digits and \"-\", with a"
                + " letter or digit at both ends",
            name);
    assertThatThrownBy(() -> Namespace.of(X63 + "x")).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void workloadsAreDnsSubdomains() {
    String longest = X63 + "." + X63 + "." + X63 + "." + "x".repeat(61);
    Map<String, String> selector = Map.of("app", "a");
    assertThat(Workload.builder().name(longest).namespace("a").selector(selector).build().name())
        .hasSize(253);
    assertThat(Workload.builder().name(X63).namespace("a").build().name()).isEqualTo(X63);
    for (String bad : List.of("", ".", "a.", ".a", "a..b", "a.-b", "A", longest + "x")) {
      assertThatThrownBy(() -> Workload.builder().name(bad).namespace("a").build())
          .as(bad)
          .hasMessageStartingWith("\"" + bad + "\" is not a DNS subdomain; ");
    }
  }

  @Test
  void aWorkloadNamesItsLabelAndItsService() {
    assertThatThrownBy(() -> Workload.builder().name(X63 + "x").namespace("a").build())
        .hasMessageEndingWith("use at most 63 characters, or write selector");
    for (String bad : List.of("a.b", "1a")) {
      assertThat(Workload.builder().name(bad).namespace("a").build().name()).isEqualTo(bad);
      Service own = Service.builder().name("a").build();
      assertThat(Workload.builder().name(bad).namespace("a").service(own).build().name())
          .isEqualTo(bad);
      Service unnamed = Service.builder().build();
      assertThatThrownBy(() -> Workload.builder().name(bad).namespace("a").service(unnamed).build())
          .hasMessageStartingWith("\"" + bad + "\" cannot be the name of its Service; ");
    }
  }

  @Test
  void aServiceStartsWithALetter() {
    assertThat(Service.builder().name("a1").build().name()).isEqualTo("a1");
    for (String bad : List.of("", "1a", "a.b", "A", "a-", X63 + "x")) {
      assertThatThrownBy(() -> Service.builder().name(bad).build())
          .as(bad)
          .hasMessageStartingWith("\"" + bad + "\" is not a Service name; ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "http-metrics", "8a", "a23456789012345"})
  void containerPortsHaveShortNames(String name) {
    assertThat(ContainerPort.of(name, 1).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "a--b", "-a", "a-", "HTTP", "a_b", "a234567890123456"})
  void otherContainerPortNamesAreRefused(String name) {
    assertThatThrownBy(() -> ContainerPort.of(name, 1))
        .hasMessageStartingWith("\"" + name + "\" is not a port name; ");
  }

  @Test
  void servicePortsAreDnsLabelsNotPortNames() {
    for (String name : List.of("80", "a--b", "prometheus-metrics", X63)) {
      assertThat(ServicePort.of(name, 80, PortReference.of(80)).name()).isEqualTo(name);
    }
    assertThatThrownBy(() -> ServicePort.of("HTTP", 80, PortReference.of(80)))
        .hasMessageStartingWith("\"HTTP\" is not a DNS label; ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "a.b-c_d", "1A", "PODINFO_UI_COLOR", "a b", "a:b", "%ProgramFiles(x86)%"})
  void environmentVariablesTakePrintableAscii(String name) {
    assertThat(EnvVar.of(name, "").name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b", "a\tb", "a\n", "\u00e4", "\u007f"})
  void otherEnvironmentVariablesAreRefused(String name) {
    assertThatThrownBy(() -> EnvVar.of(name, ""))
        .hasMessage(
            "\"%s\" is not the name of an environment variable; use printable ASCII characters"
                + " other than \"=\"",
            name);
  }

  @Test
  void labelsHaveQualifiedKeysAndShortValues() {
    for (String key : List.of("a", "A.b_c-d", "x.io/A", X63, "a.b/" + X63, "1/2")) {
      assertThat(labelled(key, "").labels()).containsKey(key);
    }
    for (String value : List.of("", "a", "A_b.C-d", "1.10", X63)) {
      assertThat(labelled("a", value).labels()).containsValue(value);
    }
    for (String key :
        List.of("", "/a", "a/", "a/b/c", "-a", "a_", "X.io/a", "a b", "ä", "a b/c", X63 + "x")) {
      assertThatThrownBy(() -> labelled(key, "x"))
          .as(key)
          .hasMessageStartingWith("\"" + key + "\" is not a key of a label; ");
    }
    for (String value : List.of(" ", "-a", "a-", "a b", "a/b", "a:b", "ä", "a\n", X63 + "x")) {
      assertThatThrownBy(() -> labelled("a", value))
          .as(value)
          .hasMessageStartingWith("\"" + value + "\" is not a label value; ");
    }
  }

  @Test
  void annotationsMayHaveCapitalsInThePrefixAndAnyValue() {
    Namespace namespace =
        Namespace.builder().name("a").annotations(Map.of("X.io/a", "any\nthing ä")).build();
    assertThat(namespace.annotations()).containsEntry("X.io/a", "any\nthing ä");
    assertThatThrownBy(() -> Namespace.builder().name("a").annotations(Map.of("a b", "")).build())
        .hasMessageStartingWith("\"a b\" is not a key of an annotation; ");
  }

  @Test
  void fargateSelectorsMatchWithWildcards() {
    assertThat(new FargateSelector("prod-*", Map.of("app?", "*")).namespace()).isEqualTo("prod-*");
    assertThatThrownBy(() -> new FargateSelector("Prod*", Map.of("a b", "*")))
        .hasMessageContaining("\"Prod*\" matches no namespace")
        .hasMessageContaining("is not a key of a label");
  }

  private static Namespace labelled(String key, String value) {
    return Namespace.builder().name("a").labels(Map.of(key, value)).build();
  }
}
