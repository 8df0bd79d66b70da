package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.model.value.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A load test with hey, run by hand from the load tester's pod. Load tests are not rendered.
 *
 * <pre>
 * loadTest:
 *   url: http://podinfo.demo
 *   duration: 10m
 *   workers: 5
 *   ratePerWorker: 5
 * </pre>
 *
 * @param url the address to call, such as {@code http://podinfo.demo}
 * @param duration the duration of the test
 * @param workers the number of concurrent workers
 * @param ratePerWorker the calls per second of each worker
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
    List<String> hey = new ArrayList<>(List.of("hey", "-z", duration.toString()));
    hey.addAll(List.of("-c", String.valueOf(workers), "-q", String.valueOf(ratePerWorker)));
    if (method != null) {
      hey.addAll(List.of("-m", method));
    }
    if (body != null) {
      hey.addAll(List.of("-d", body));
    }
    hey.addAll(List.of("-disable-keepalive", url));
    return ShellCommand.of(hey);
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
