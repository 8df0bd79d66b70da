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
    var probe = new io.fabric8.kubernetes.api.model.Probe();
    probe.setInitialDelaySeconds(model.initialDelaySeconds());
    probe.setPeriodSeconds(model.periodSeconds());
    probe.setTimeoutSeconds(model.timeoutSeconds());
    probe.setSuccessThreshold(model.successThreshold());
    probe.setFailureThreshold(model.failureThreshold());
    ProbeAction action = model.action();
    if (action instanceof ProbeAction.Exec exec) {
      ExecAction command = new ExecAction();
      command.setCommand(exec.command());
      probe.setExec(command);
    } else if (action instanceof ProbeAction.HttpGet get) {
      probe.setHttpGet(httpGet(get));
    } else if (action instanceof ProbeAction.TcpSocket socket) {
      TCPSocketAction connection = new TCPSocketAction();
      connection.setPort(intOrString(socket.port()));
      connection.setHost(socket.host());
      probe.setTcpSocket(connection);
    } else if (action instanceof ProbeAction.Grpc grpc) {
      served.require(Field.GRPC_PROBE, path.key("grpc"));
      GRPCAction call = new GRPCAction();
      call.setPort(grpc.port());
      call.setService(grpc.service());
      probe.setGrpc(call);
    }
    return probe;
  }

  private static HTTPGetAction httpGet(ProbeAction.HttpGet model) {
    HTTPGetAction get = new HTTPGetAction();
    get.setPath(model.path());
    get.setPort(intOrString(model.port()));
    get.setHost(model.host());
    get.setScheme(model.scheme());
    get.setHttpHeaders(model.httpHeaders().stream().map(ProbeRenderer::header).toList());
    return get;
  }

  private static HTTPHeader header(ProbeAction.HttpHeader model) {
    HTTPHeader header = new HTTPHeader();
    header.setName(model.name());
    header.setValue(model.value());
    return header;
  }
}
