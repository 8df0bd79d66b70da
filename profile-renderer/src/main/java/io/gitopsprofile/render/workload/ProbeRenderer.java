package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.intOrString;

import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a container's probe. */
final class ProbeRenderer {

  private final TargetSupport served;

  ProbeRenderer(TargetSupport served) {
    this.served = served;
  }

  io.fabric8.kubernetes.api.model.@Nullable Probe render(@Nullable Probe model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    var probe = model.action().match(new Actions(path));
    probe.setInitialDelaySeconds(model.initialDelaySeconds());
    probe.setPeriodSeconds(model.periodSeconds());
    probe.setTimeoutSeconds(model.timeoutSeconds());
    probe.setSuccessThreshold(model.successThreshold());
    probe.setFailureThreshold(model.failureThreshold());
    return probe;
  }

  /** A probe without its times, by its action. */
  private final class Actions implements ProbeAction.Cases<io.fabric8.kubernetes.api.model.Probe> {

    private final ProfilePath path;

    Actions(ProfilePath path) {
      this.path = path;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Probe exec(ProbeAction.Exec action) {
      var probe = new io.fabric8.kubernetes.api.model.Probe();
      probe.setExec(ProbeRenderer.exec(action));
      return probe;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Probe httpGet(ProbeAction.HttpGet action) {
      var probe = new io.fabric8.kubernetes.api.model.Probe();
      probe.setHttpGet(ProbeRenderer.httpGet(action));
      return probe;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Probe tcpSocket(ProbeAction.TcpSocket action) {
      TCPSocketAction connection = new TCPSocketAction();
      connection.setPort(intOrString(action.port()));
      connection.setHost(action.host());
      var probe = new io.fabric8.kubernetes.api.model.Probe();
      probe.setTcpSocket(connection);
      return probe;
    }

    @Override
    public io.fabric8.kubernetes.api.model.Probe grpc(ProbeAction.Grpc action) {
      served.require(Field.GRPC_PROBE, path.key("grpc"));
      GRPCAction call = new GRPCAction();
      call.setPort(action.port());
      call.setService(action.service());
      var probe = new io.fabric8.kubernetes.api.model.Probe();
      probe.setGrpc(call);
      return probe;
    }
  }

  static ExecAction exec(ProbeAction.Exec model) {
    ExecAction command = new ExecAction();
    command.setCommand(model.command());
    return command;
  }

  static HTTPGetAction httpGet(ProbeAction.HttpGet model) {
    HTTPGetAction get = new HTTPGetAction();
    get.setPath(model.path());
    get.setPort(intOrString(model.port()));
    get.setHost(model.host());
    get.setScheme(model.scheme());
    List<HTTPHeader> headers = new ArrayList<>();
    for (ProbeAction.HttpHeader header : model.httpHeaders()) {
      headers.add(header(header));
    }
    get.setHttpHeaders(headers);
    return get;
  }

  private static HTTPHeader header(ProbeAction.HttpHeader model) {
    HTTPHeader header = new HTTPHeader();
    header.setName(model.name());
    header.setValue(model.value());
    return header;
  }
}
