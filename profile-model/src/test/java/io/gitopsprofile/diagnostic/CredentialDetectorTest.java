package io.gitopsprofile.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CredentialDetectorTest {

  @ParameterizedTest
  @CsvSource({
    "password, hunter2",
    "adminPassword, hunter2",
    "ADMIN_PASSWORD, hunter2",
    "postgresql-password, correct-horse",
    "rootpassword, hunter2",
    "db.passwd, hunter2",
    "token, abcdef",
    "GITHUB_TOKEN, abcdef",
    "authToken, abcdef",
    "authtoken, abcdef",
    "secret, hunter2",
    "clientSecret, a8f2Xq",
    "SESSION_SECRET, a8f2Xq",
    "apiKey, 12ab",
    "APIKey, 12ab",
    "API_KEY, 12ab",
    "apikey, 12ab",
    "accessKey, 12ab",
    "AWS_ACCESS_KEY_ID, 12ab",
    "AWS_SECRET_ACCESS_KEY, wJalrXUtnFEMI/K7MDENG/bPxRfiCY",
    "privateKey, 12ab",
    "credentials, user:pass",
    "--password, hunter2",
    "anything, AKIAIOSFODNN7EXAMPLE",
    "anything, ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "anything, xoxb-1234567890-abcdef",
    "anything, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc",
    "anything, -----BEGIN RSA PRIVATE KEY-----",
    "anything, -----BEGIN PRIVATE KEY-----",
    "dsn, postgres://user:hunter2@db:5432/x",
    "redis, redis://:hunter2@redis:6379",
    "DB_PASSWORD_RO, hunter2",
    "DB_PASSWORD_READ_ONLY_2, hunter2",
    "dbPassword2, hunter2",
    "tokenProd, abcdef",
    "DB_PASS, hunter2",
    "DB_PWD, hunter2",
    "passphrase, hunter2",
    "shared_access_signature, hunter2",
    "smtp-pass, hunter2",
    "pass%77ord, hunter2",
    "TO\u212aEN, abcdef",
    "SECRET_KEY_BASE, hunter2",
    "MINIO_SECRET_KEY, minioadmin",
    "TLS_KEY_PASSWORD, hunter2",
    "clientSecret, 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "hook, https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
    "anything, npm_0123456789abcdefghijABCDEFGHIJ012345"
  })
  void detectsCredentials(String key, String value) {
    assertThat(CredentialDetector.isOne(key, value)).isTrue();
  }

  @Test
  void removesLoginFromMessage() {
    assertThat(Redaction.of("takes \"https://me:hunter2@example.com/a\" from a@b"))
        .isEqualTo("takes \"https://***@example.com/a\" from a@b");
    assertThat(Redaction.of("see https://example.com:80/a@b"))
        .isEqualTo("see https://example.com:80/a@b");
  }

  @ParameterizedTest
  @CsvSource({
    "existingSecret, grafana-admin",
    "existingSecretPasswordKey, admin-password",
    "secretName, grafana",
    "secret, grafana-admin",
    "tlsSecret, front",
    "imagePullSecret, registry",
    "pullSecrets, registry",
    "passwordFile, /etc/password",
    "password, /etc/password",
    "password, ''",
    "password, ' '",
    "password, ${PASSWORD}",
    "password, $(PASSWORD)",
    "password, '{{ .Values.password }}'",
    "password, <password>",
    "password, 'ENC[AES256_GCM,data:abc]'",
    "password, vault:secret/data/db#password",
    "password, ********",
    "createPassword, 'yes'",
    "requireToken, 'true'",
    "tokenPath, abcdef",
    "tokenTTL, 1h",
    "tokenUrl, https://example.com/token",
    "token, https://example.com/token",
    "passwordKey, admin-password",
    "monkey, abcdef",
    "key, abcdef",
    "publicKey, abcdef",
    "secretary, bob",
    "tokens, abcdef",
    "anything, eyJhbGciOiJIUzI1NiJ9",
    "anything, AKIA",
    "url, http://prometheus.monitoring-system:9090/x@y",
    "url, postgres://$(USER):$(PASSWORD)@db:5432/x",
    "url, https://example.com/a:b@c",
    "url, jdbc:postgresql://db:5432?user=a@b",
    "url, ssh://git@github.com:22/a",
    "pem, -----BEGIN CERTIFICATE-----",
    "pem, -----BEGIN PUBLIC KEY-----",
    "password_file, grafana",
    "DB_PASSWORD_FILE, secrets",
    "passwordSecretRef, grafana",
    "passwordSecret, grafana-admin",
    "passwordSecretKey, password",
    "tokenId, abcdef",
    "credentialsId, abcdef",
    "PASSWORD_MIN_LENGTH, 12",
    "TOKEN_READ_TIMEOUT, 30s",
    "secret, grafana",
    "secret, monitoring/grafana",
    "--default-tls-secret, front",
    "credentials, include",
    "password, $DB_PASSWORD",
    "password, $__file{/etc/secrets/db}",
    "password, env:DB_PASSWORD",
    "apiKey, op://vault/item/field",
    "proxy_pass, http://app",
    "url, postgres://%s:%s@db:5432/x",
    "url, postgres://app:***@db:5432/x"
  })
  void ignoresOtherValues(String key, String value) {
    assertThat(CredentialDetector.isOne(key, value)).isFalse();
  }
}
