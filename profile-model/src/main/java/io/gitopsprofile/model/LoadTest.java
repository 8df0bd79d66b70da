package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A load test with hey, run by hand from the load tester's pod. It is not rendered; the walk-
 * through's command is made of it.
 *
 * <pre>
 * loadTest:
 *   url: http://podinfo.demo
 *   duration: 10m
 *   workers: 5
 *   ratePerWorker: 5
 * </pre>
 *
 * @param url what it calls, such as {@code http://podinfo.demo}
 * @param duration how long
 * @param workers how many workers call at once
 * @param ratePerWorker calls a second and worker
 * @param method the HTTP method; default GET
 * @param body the request's body
 */
@Value.Builder
public record LoadTest(
    String url,
    GoDuration duration,
    int workers,
    int ratePerWorker,
    @Nullable String method,
    @Nullable String body) {

  /** Refuses values that break their syntax. */
  public LoadTest {
    Syntax.of()
        .required("url", url)
        .url("url", url, "http", "https")
        .required("duration", duration)
        .range("workers", workers, 1, 100_000)
        .range("ratePerWorker", ratePerWorker, 1, 1_000_000)
        .notBlank("method", method)
        .enforce();
  }

  /** The command: {@code hey -z 10m -c 5 -q 5 -disable-keepalive http://podinfo.demo}. */
  public String heyCommand() {
    StringBuilder hey = new StringBuilder("hey -z ").append(duration);
    hey.append(" -c ").append(workers).append(" -q ").append(ratePerWorker);
    if (method != null) {
      hey.append(" -m ").append(shellWord(method));
    }
    if (body != null) {
      hey.append(" -d ").append(shellWord(body));
    }
    return hey.append(" -disable-keepalive ").append(shellWord(url)).toString();
  }

  private static String shellWord(String word) {
    return word.matches("[A-Za-z0-9_./:%+=,@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * Starts a load test; {@code url}, {@code duration}, {@code workers} and {@code ratePerWorker}
   * must be set.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link LoadTest}; its {@code @param} tags describe the components. */
  public static final class Builder extends LoadTestBuilder {
    Builder() {}
  }
}
