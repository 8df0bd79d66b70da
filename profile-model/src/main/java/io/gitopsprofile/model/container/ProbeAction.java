package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The action of a probe; the key names its kind. */
public sealed interface ProbeAction
    permits ProbeAction.Exec, ProbeAction.HttpGet, ProbeAction.TcpSocket, ProbeAction.Grpc {

  /** Returns the answer for the kind of probe action. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * The answers, one for each kind of probe action. A new kind does not compile until all have
   * answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link Exec}. */
    R exec(Exec action);

    /** The answer for {@link HttpGet}. */
    R httpGet(HttpGet action);

    /** The answer for {@link TcpSocket}. */
    R tcpSocket(TcpSocket action);

    /** The answer for {@link Grpc}. */
    R grpc(Grpc action);
  }

  /**
   * Runs a command in the container; exit code 0 is success.
   *
   * @param command the command and its arguments
   */
  record Exec(List<String> command) implements ProbeAction, LifecycleAction {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public Exec {
      command = Ordered.list("command", command);
      Syntax.of().notEmpty("command", command).enforce();
    }

    /** A command with its arguments. */
    public static Exec of(String... command) {
      return new Exec(List.of(command));
    }

    @Override
    public <R extends @Nullable Object> R match(ProbeAction.Cases<R> cases) {
      return cases.exec(this);
    }

    @Override
    public <R extends @Nullable Object> R match(LifecycleAction.Cases<R> cases) {
      return cases.exec(this);
    }
  }

  /**
   * Asks over HTTP; 200 to 399 is success.
   *
   * @param path the path; default {@code /}
   * @param port the port
   * @param host the host; default the pod's IP
   * @param scheme {@code HTTP} or {@code HTTPS}
   * @param httpHeaders headers to send
   */
  @Value.Builder
  record HttpGet(
      @Nullable String path,
      PortReference port,
      @Nullable String host,
      @Nullable String scheme,
      List<HttpHeader> httpHeaders)
      implements ProbeAction, LifecycleAction {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public HttpGet {
      httpHeaders = Ordered.list("httpHeaders", httpHeaders);
      Syntax.of()
          .required("port", port)
          .notBlank("host", host)
          .oneOf("scheme", scheme, Set.of("HTTP", "HTTPS"))
          .enforce();
    }

    /** A path at a port. */
    public static HttpGet of(String path, PortReference port) {
      return new HttpGet(path, port, null, null, List.of());
    }

    @Override
    public <R extends @Nullable Object> R match(ProbeAction.Cases<R> cases) {
      return cases.httpGet(this);
    }

    @Override
    public <R extends @Nullable Object> R match(LifecycleAction.Cases<R> cases) {
      return cases.httpGet(this);
    }

    /** Starts an HTTP probe action; {@code port} must be set. */
    public static Builder builder() {
      return new Builder().httpHeaders(List.of());
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link HttpGet}; its {@code @param} tags describe the components. */
    public static final class Builder extends HttpGetBuilder {
      Builder() {}
    }
  }

  /**
   * Opens a connection.
   *
   * @param port the port
   * @param host the host; default the pod's IP
   */
  record TcpSocket(PortReference port, @Nullable String host) implements ProbeAction {

    /** Refuses values that break their syntax. */
    public TcpSocket {
      Syntax.of().required("port", port).notBlank("host", host).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.tcpSocket(this);
    }
  }

  /**
   * Asks the gRPC health service; Kubernetes 1.24 and newer.
   *
   * @param port the port's number
   * @param service the service to ask for
   */
  record Grpc(int port, @Nullable String service) implements ProbeAction {

    /** Refuses values that break their syntax. */
    public Grpc {
      Syntax.of().port("port", port).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.grpc(this);
    }
  }

  /**
   * A header of a probe's request.
   *
   * @param name the name
   * @param value the value
   */
  record HttpHeader(String name, String value) {

    /** Refuses values that break their syntax. */
    public HttpHeader {
      Syntax.of()
          .required("name", name)
          .headerName("name", name)
          .required("value", value)
          .enforce();
    }
  }
}
