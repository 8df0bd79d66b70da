package io.gitopsprofile.trial;

import io.gitopsprofile.model.container.ProbeAction;

/** True for a probe that is an HTTP request, which a counter of requests counts. */
final class HttpProbe implements ProbeAction.Cases<Boolean> {

  static final HttpProbe INSTANCE = new HttpProbe();

  private HttpProbe() {}

  @Override
  public Boolean exec(ProbeAction.Exec action) {
    return false;
  }

  @Override
  public Boolean httpGet(ProbeAction.HttpGet action) {
    return true;
  }

  @Override
  public Boolean tcpSocket(ProbeAction.TcpSocket action) {
    return false;
  }

  @Override
  public Boolean grpc(ProbeAction.Grpc action) {
    return false;
  }
}
