package io.gitopsprofile.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

  /** A word that no rule could take for a reference. */
  private static final String CANARY = "c4naRy-9x";

  private static final String KEY =
      "-----BEGIN RSA PRIVATE KEY-----\nMIIc4naRy9x\nc4naRy9xAA==\n-----END RSA PRIVATE KEY-----";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=c4naRy-9x",
        "--set=adminPassword=c4naRy-9x",
        "--password c4naRy-9x -v",
        "[\"--password\", \"c4naRy-9x\"]",
        "curl -u me:c4naRy-9x https://example.com",
        "  \"token\": \"c4naRy-9x\",",
        "{\\\"apiKey\\\": \\\"c4naRy-9x\\\"}",
        "+  password: c4naRy-9x and c4naRy-9x",
        "-password = 'c4naRy-9x'",
        "export DB_PASSWORD=c4naRy-9x",
        "https://me:c4naRy-9x@example.com/a?b=c",
        "takes \"postgres://me:c4naRy-9x@db:5432/x\" from a@b",
        "https://example.com/?access_token=c4naRy-9x&page=2",
        "Authorization: Basic c4naRy-9x",
        "curl -H \"Authorization: Bearer c4naRy-9x\" https://example.com",
        "proxy-authorization: c4naRy-9x",
        "send Bearer c4naRy-9xyz0 to it",
        "password: \"c4naRy-9x",
        "password:c4naRy-9x",
        "https://a.blob.core.windows.net/c?sv=2024-11-04&sig=c4naRy-9x%3D&se=2026",
        "BlobEndpoint=https://a/;SharedAccessSignature=sv=2024&sig=c4naRy-9x",
        "https://s3.amazonaws.com/b?X-Amz-Date=1&X-Amz-Signature=c4naRy-9x",
        "AccountName=a;AccountKey=c4naRy-9x+AA==;EndpointSuffix=core.windows.net",
        "Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=c4naRy-9x=",
        "{\"pass\\u0077ord\": \"c4naRy-9x\"}",
        "{\\\"pass\\\\u0077ord\\\": \\\"c4naRy-9x\\\"}",
        "level=info\\ntoken=c4naRy-9x",
        "https://example.com/?access%5Ftoken=c4naRy-9x",
        "{\"identitytoken\": \"c4naRy-9x\"}"
      })
  void masksCredentialsInAnyText(String text) {
    assertThat(Redaction.of(text)).contains("***").doesNotContain(CANARY);
    assertThat(Redaction.of(Redaction.of(text))).isEqualTo(Redaction.of(text));
    assertThat(Redaction.ofFile("a:\n  b: |\n    " + text + "\nc: d\n"))
        .startsWith("a:\n  b: |\n    ")
        .endsWith("\nc: d\n")
        .doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\": {\"ghcr.io\": {\"auth\": \"bWU6c4naRyd2\", \"email\": \"a@b\"}}}",
        "auths: {ghcr.io: {auth: bWU6c4naRyd2}}",
        "auths:\n  ghcr.io:\n    auth: bWU6c4naRyd2",
        "//registry.example.com/:_auth=bWU6c4naRyd2"
      })
  void masksLoginsInBase64(String text) {
    assertThat(Redaction.of(text)).contains("***").doesNotContain("c4naRy");
    assertThat(Redaction.ofFile(text)).contains("***").doesNotContain("c4naRy");
  }

  @Test
  void masksPrivateKeysOverAllLines() {
    assertThat(Redaction.of("a\n" + KEY + "\nb")).isEqualTo("a\n***\n***\n***\n***\nb");
    assertThat(Redaction.of("a \"" + KEY.replace("\n", "\\n") + "\" b")).isEqualTo("a \"***\" b");
    assertThat(Redaction.of(KEY.substring(0, 60) + "\nother: text"))
        .endsWith("\nother: text")
        .doesNotContain("c4naRy");
    assertThat(Redaction.of("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"))
        .contains("MIIB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: Secret\ndata:\n  a: c4naRy-9x\n",
        "data:\n  a: c4naRy-9x\nkind: Secret\n",
        "- kind: Secret\n  metadata: {name: s}\n  data:\n    a: c4naRy-9x\n  type: Opaque\n",
        "{kind: Secret, data: {a: c4naRy-9x, b: x}}\n",
        "{data: {a: c4naRy-9x,\n  b: x}, kind: Secret}\n",
        "stringData:\n  a: c4naRy-9x\n  b: |\n    one\n    c4naRy-9x\n",
        "stringData: {a: c4naRy-9x}\n",
        "env:\n- name: DB_PASSWORD\n  value: c4naRy-9x\n",
        "env:\n- value: c4naRy-9x\n  name: DB_PASSWORD\n",
        "env: [{name: DB_PASSWORD, value: c4naRy-9x}, {name: A, value: b}]\n",
        "httpHeaders: [{name: Authorization, value: c4naRy-9x}]\n",
        "args:\n- --password\n- c4naRy-9x\n",
        "args: [--password, c4naRy-9x]\n",
        "password: c4naRy-9x\n",
        "password: 'c4naRy-9x\n  c4naRy-9x'\n",
        "a: {password: c4naRy-9x\nb: c\n",
        "a: {password: \"c4naRy-9x, b: c}\n",
        "password: [c4naRy-9x\n",
        "password: >\n  c4naRy-9x\n  c4naRy-9x\n",
        "password: c4naRy-9x\n  c4naRy-9x\n",
        "password c4naRy-9x\n",
        "\tpassword: c4naRy-9x\n",
        "password: *c4naRy-9x\n",
        "password: &a !!str c4naRy-9x\n",
        "\"password\": c4naRy-9x\n",
        "password: c4naRy-9x: c4naRy-9x\n",
        "password: \"c4naRy-9x\" c4naRy-9x\n",
        "kind: Secret # of the database\ndata:\n  a: c4naRy-9x\n",
        "env:\n- name: DB_PASSWORD # of the database\n  value: c4naRy-9x\n",
        "args:\n- --password # of the database\n- c4naRy-9x\n",
        "password: \" # c4naRy-9x\"\n",
        "? password\n: c4naRy-9x\n",
        "a:\n  ? password\n  : |\n    c4naRy-9x\n",
        "\"pass\\x77ord\": c4naRy-9x\n",
        "a: {\"pass\\u0077ord\": c4naRy-9x}\n",
        "? \"pass\\U00000077ord\"\n: c4naRy-9x\n",
        "kind: \"Secr\\x65t\"\n\"dat\\x61\":\n  a: c4naRy-9x\n",
        "\"stringDat\\x61\": {a: c4naRy-9x}\n",
        "env:\n- name: \"DB_PASS\\x57ORD\"\n  value: c4naRy-9x\n"
      })
  void masksCredentialsInFiles(String yaml) {
    String text = "first: line\n" + yaml;
    assertThat(Redaction.ofFile(text)).contains("***").doesNotContain(CANARY);
    assertThat(Redaction.ofFile(text).lines().count()).isEqualTo(text.lines().count());
    assertThat(Redaction.inPlace(text)).hasSameSizeAs(text).doesNotContain(CANARY);
    assertThat(Redaction.credentials(text)).anyMatch(it -> it.contains(CANARY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: ${PASSWORD}",
        "env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}]",
        "kind: ConfigMap\ndata:\n  a: b\n  c: d\n",
        "kind: Deployment\nmetadata:\n  name: secret\n  labels: {app: token}\n",
        "secretRef: {name: grafana}",
        "existingSecret: grafana-admin",
        "image: ghcr.io/stefanprodan/podinfo:6.7.0",
        "url: http://prometheus.monitoring-system:9090/x@y",
        "the flag \"--password\" of the workload \"app\" looks like a credential in plain text",
        "pass --token to the program; the token is read from a Secret",
        "put it into a Secret, as valueFrom: {secretKeyRef: {name: ..., key: ...}}",
        "unknown key \"password\"; did you mean \"passwordFile\"?",
        "auth: {enabled: true, mode: basic}",
        "auth: kubernetes\nsig: network\nsignature: v4\n",
        "path: C:\\temp\\x: y\ncpu: 50%\n",
        "tokens: 3\nmonkey: banana\nsecretary: bob\n",
        "query: sum(rate(http_requests_total{token=\"\"}[1m]))",
        "# Basic settings of the Bearer of bad news\n"
      })
  void keepsOrdinaryText(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
    assertThat(Redaction.ofFile(text)).isEqualTo(text);
  }

  @Test
  void masksBehindAByteOrderMark() {
    assertThat(Redaction.ofFile("\ufeffkind: Secret\ndata:\n  a: hunter2\n"))
        .isEqualTo("\ufeffkind: Secret\ndata:\n  a: ***\n");
  }

  @Test
  void keepsTheRestOfALine() {
    assertThat(Redaction.ofFile("{a: 1, password: hunter2, b: [c], token: 'a, b', d: e}"))
        .isEqualTo("{a: 1, password: ***, b: [c], token: '***', d: e}");
    assertThat(Redaction.of("https://me:hunter2@example.com:80/a, then password=hunter2; b"))
        .isEqualTo("https://***@example.com:80/a, then password=***; b");
  }

  @Test
  void masksRepeatedCredentialsOfMessage() {
    List<String> credentials = List.of("\"hunter2\"", "7", "x".repeat(80));
    assertThat(Redaction.without(credentials, "a hunter2, the number 7 of 77, \"7\""))
        .isEqualTo("a ***, the number *** of 77, \"***\"");
    assertThat(Redaction.without(credentials, "the text \"" + "x".repeat(57) + "...\""))
        .isEqualTo("the text \"***...\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=",
        "=",
        ":",
        "token=${",
        "password: '",
        "password: {",
        "[",
        "- ",
        "token token ",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN ",
        "://a:b@",
        "Bearer ",
        "\\\"",
        "{a: ",
        "--password ",
        "#",
        "password:\n",
        "\n- - name: token\n  value: x"
      })
  void takesTimeThatGrowsWithTheText(String part) {
    String text = part.repeat(1_000_000 / part.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          Redaction.of(text);
          Redaction.ofFile(text);
        });
  }
}
