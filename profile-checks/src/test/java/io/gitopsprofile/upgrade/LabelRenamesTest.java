package io.gitopsprofile.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels are renamed where they are labels, and nowhere else. */
final class LabelRenamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "x{kubernetes_pod_name=\"a\"}; x{pod=\"a\"}",
        "sum(x) by (kubernetes_namespace,kubernetes_pod_name); sum(x) by (namespace,pod)",
        "my_kubernetes_pod_name; my_kubernetes_pod_name",
        "kubernetes_pod_name_x; kubernetes_pod_name_x",
        "job:kubernetes_pod_name:rate; job:kubernetes_pod_name:rate",
        "x{a=\"kubernetes_pod_name\"}; x{a=\"pod\"}",
        "x{a=\"no kubernetes_pod_name\"}; x{a=\"no kubernetes_pod_name\"}",
        "x{a='kubernetes_namespace',b=`kubernetes_namespace`}; x{a='namespace',b=`namespace`}",
        "x{a=\"\\\"\",kubernetes_pod_name=\"\"}; x{a=\"\\\"\",pod=\"\"}",
        "x{job=\"kubernetes-cadvisor\"}; x{job=\"kubernetes-nodes-cadvisor\"}",
        "open \" kubernetes_pod_name; open \" pod",
      })
  void renames(String before, String after) {
    assertThat(LabelRenames.in(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "x{kubernetes_pod_name=\"a\",pod=\"b\"}; pod",
        "x{namespace=\"a\",kubernetes_namespace=\"b\"}; namespace",
        "x{kubernetes_pod_name=\"a\",namespace=\"b\"};",
        "x{pod=\"a\"};",
        "x{kubernetes_pod_name=\"pod\"};",
      })
  void reportsClash(String query, @Nullable String label) {
    assertThat(LabelRenames.clash(query)).isEqualTo(label);
  }

  @Test
  void ignoresEscapeAtEndOfQuery() {
    assertThat(LabelRenames.in("\"\\")).isEqualTo("\"\\");
  }
}
