package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.PortFlags;
import io.gitopsprofile.catalog.PortFlags.Listener;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flagger's load tester. (Source: fluxcd/flagger, cmd/loadtester/main.go and its releases.) */
final class LoadTester implements KnownImage {

  static final String NAME = "flagger-loadtester";

  private static final String LEFT_HOME = "weaveworks/" + NAME;
  private static final String HOME = "fluxcd/" + NAME;

  private static final List<String> ALL_FLAGS =
      List.of(
          "log-level",
          "port",
          "timeout",
          "zap-replace-globals",
          "zap-encoding",
          "namespace-regexp",
          "help",
          "h");

  private static final PortFlags FLAGS = new PortFlags(null).with("port", 9090).among(ALL_FLAGS);

  @Override
  public String title() {
    return "the load tester";
  }

  @Override
  public List<String> repositories() {
    return List.of(LEFT_HOME, HOME);
  }

  @Override
  public @Nullable Map<Integer, Listener> listening(Located<Container> container) {
    return FLAGS.listening(container);
  }

  @Override
  public ExportedMetrics metrics(Container container) {
    Set<Integer> ports = FLAGS.ports(container, Set.of("port"));
    return ExportedMetrics.ofGo(title(), List.of(), List.of(), ports, ExportedMetrics.PATH);
  }

  @Override
  public @Nullable String newHome(String repository) {
    boolean left = repository.equals(LEFT_HOME) || repository.equals("docker.io/" + LEFT_HOME);
    return left ? "ghcr.io/" + HOME + ":0.38.0" : null;
  }

  @Override
  public boolean isLoadTester() {
    return true;
  }

  @Override
  public List<String> flags() {
    return ALL_FLAGS;
  }

  @Override
  public List<String> paths(List<String> words) {
    return List.of("/healthz", "/metrics", "/", "/gate/", "/rollback/");
  }
}
