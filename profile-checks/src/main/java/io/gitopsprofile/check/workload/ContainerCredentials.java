package io.gitopsprofile.check.workload;

import io.gitopsprofile.diagnostic.CredentialDetector;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.Lifecycle;
import io.gitopsprofile.model.container.LifecycleAction;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.ProbeAction.HttpHeader;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF051: reports the credentials in a container's environment, command, arguments, probes and
 * lifecycle.
 *
 * @param owner name of the owner in messages
 * @param findings collector of the findings
 */
record ContainerCredentials(String owner, DiagnosticCollector findings) {

  void report(Located<Container> part) {
    Container container = part.value();
    for (Located<EnvVar> variable : PodSpecs.parts(part.at("env"), container.env())) {
      String name = variable.value().name();
      String value = variable.value().value();
      if (value != null && CredentialDetector.isOne(name, value)) {
        report("the variable \"" + name + "\"", variable.at("value"));
      }
    }
    arguments(container.command(), part.at("command"));
    arguments(container.args(), part.at("args"));
    probe(container.startupProbe(), part.at("startupProbe"));
    probe(container.livenessProbe(), part.at("livenessProbe"));
    probe(container.readinessProbe(), part.at("readinessProbe"));
    Lifecycle lifecycle = container.lifecycle();
    if (lifecycle != null) {
      action(lifecycle.postStart(), part.at("lifecycle").key("postStart"));
      action(lifecycle.preStop(), part.at("lifecycle").key("preStop"));
    }
  }

  private void action(@Nullable LifecycleAction action, ProfilePath path) {
    if (action != null) {
      action.match(new Acted(new Probed(this, path)));
    }
  }

  /** Finds the credentials in an action of the lifecycle. */
  private record Acted(Probed probed) implements LifecycleAction.Cases<@Nullable Void> {

    @Override
    public @Nullable Void exec(ProbeAction.Exec action) {
      return probed.exec(action);
    }

    @Override
    public @Nullable Void httpGet(ProbeAction.HttpGet action) {
      return probed.httpGet(action);
    }

    @Override
    public @Nullable Void sleep(LifecycleAction.Sleep action) {
      return null;
    }
  }

  private void probe(@Nullable Probe probe, ProfilePath path) {
    if (probe != null) {
      probe.action().match(new Probed(this, path));
    }
  }

  /** Finds the credentials in a probe's action. */
  private record Probed(ContainerCredentials of, ProfilePath path)
      implements ProbeAction.Cases<@Nullable Void> {

    @Override
    public @Nullable Void exec(ProbeAction.Exec action) {
      of.arguments(action.command(), path.key("exec").key("command"));
      return null;
    }

    @Override
    public @Nullable Void httpGet(ProbeAction.HttpGet action) {
      ProfilePath headers = path.key("httpGet").key("httpHeaders");
      for (Located<HttpHeader> header : PodSpecs.parts(headers, action.httpHeaders())) {
        if (isLogin(header.value())) {
          of.report("the header \"" + header.value().name() + "\"", header.at("value"));
        }
      }
      return null;
    }

    @Override
    public @Nullable Void tcpSocket(ProbeAction.TcpSocket action) {
      return null;
    }

    @Override
    public @Nullable Void grpc(ProbeAction.Grpc action) {
      return null;
    }
  }

  private static boolean isLogin(HttpHeader header) {
    boolean authorizes = header.name().equalsIgnoreCase("Authorization");
    return authorizes
        ? !CredentialDetector.isPlaceholder(header.value())
        : CredentialDetector.isOne(header.name(), header.value());
  }

  /**
   * Checks arguments such as {@code --password=x}, {@code --password x}, {@code
   * --set=adminPassword=x} and {@code DB_PASSWORD=x}.
   */
  private void arguments(List<String> arguments, ProfilePath list) {
    String before = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String name = name(argument);
      boolean isValue = !before.isEmpty() && !argument.startsWith("-");
      if (isValue && CredentialDetector.isOne(before, argument)) {
        report("the flag \"" + before + "\"", list.index(i));
      } else if (!name.isEmpty() && CredentialDetector.isOne(name, value(argument, name))) {
        String kind = argument.startsWith("-") && argument.startsWith(name) ? "flag" : "setting";
        report("the " + kind + " \"" + name + "\"", list.index(i));
      } else if (CredentialText.looksLikeOne(argument)) {
        report("an argument", list.index(i));
      }
      before = argument.startsWith("-") && name.isEmpty() ? argument : "";
    }
  }

  /**
   * Returns the key that an argument sets: the last name before an equals sign; empty if there is
   * none.
   */
  private static String name(String argument) {
    int start = 0;
    int equals = argument.indexOf('=');
    while (equals > start && isName(argument, start, equals)) {
      int next = argument.indexOf('=', equals + 1);
      if (next <= equals + 1 || !isName(argument, equals + 1, next)) {
        return argument.substring(start, equals);
      }
      start = equals + 1;
      equals = next;
    }
    return "";
  }

  private static boolean isName(String argument, int start, int end) {
    for (int i = start; i < end; i++) {
      char letter = argument.charAt(i);
      if (!Character.isLetterOrDigit(letter) && "-_.".indexOf(letter) < 0) {
        return false;
      }
    }
    return end > start;
  }

  private static String value(String argument, String name) {
    return argument.substring(argument.indexOf(name + "=") + name.length() + 1);
  }

  private void report(String what, ProfilePath place) {
    findings.add(
        DiagnosticCode.PLAIN_CREDENTIAL,
        place,
        what
            + " of "
            + owner
            + " looks like a credential in plain text"
            + PlaintextCredentialCheck.EVERYONE,
        "put it into a Secret that is not in the repository, and name that in the container's env,"
            + " as valueFrom: {secretKeyRef: {name: ..., key: ...}}");
  }
}
