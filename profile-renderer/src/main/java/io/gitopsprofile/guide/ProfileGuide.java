package io.gitopsprofile.guide;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.trial.TriedMetric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guide to a profile, as Markdown: how to create its cluster, wire Flux, see that everything is
 * there, read each metric, run the load test, and take it all away. Each command is quoted for a
 * POSIX shell.
 */
public final class ProfileGuide {

  /** The first line of a guide; a file without it is somebody's own. */
  public static final String MARK =
      "<!-- The goal guide writes this file; it replaces changes. -->";

  private final Profile profile;
  private final RenderedTree tree;
  private final boolean isFlux2;
  private final boolean isKeda;
  private final StringBuilder text = new StringBuilder();
  private int step;

  private ProfileGuide(Profile profile, RenderedTree tree) {
    this.profile = profile;
    this.tree = tree;
    this.isFlux2 = profile.target().flux() == Flux.V2;
    this.isKeda = profile.target().usesKeda();
  }

  /** Returns the guide to a profile and the tree that it renders to. */
  public static String of(Profile profile, RenderedTree tree) {
    return new ProfileGuide(profile, tree).text().stripTrailing() + "\n";
  }

  private String text() {
    line(MARK);
    line("");
    line("# " + plain(profile.name()));
    if (profile.description() != null) {
      paragraph(plain(profile.description()));
    }
    paragraph(
        "Each line of a block can be pasted into a shell as it stands"
            + (profile.syncOrDefault().path() == null ? "" : ", in the repository's own folder")
            + ". You need `kubectl`, `jq`,"
            + (hasClusterFile() ? " `eksctl`," : "")
            + (isFlux2
                ? " `git` and `flux`, the command line of Flux v2."
                : " `git`, `helm` 3 and `fluxctl`."));
    createCluster();
    installFlux();
    waitForParts();
    readMetrics();
    runLoad();
    switchNamespaces();
    takeAway();
    return text.toString();
  }

  private boolean hasClusterFile() {
    Cluster cluster = profile.cluster();
    return cluster != null && cluster.region() != null && !Boolean.FALSE.equals(cluster.manage());
  }

  /** A file of the tree, from the folder of the repository. */
  private String inTree(String file) {
    RelativePath path = profile.syncOrDefault().path();
    return path == null ? file : path + "/" + file;
  }

  private void createCluster() {
    if (hasClusterFile()) {
      heading("Create the cluster");
      block(ShellCommand.of("eksctl", "create", "cluster", "-f", inTree("eksctl/cluster.yaml")));
      paragraph("eksctl also points `kubectl` to the new cluster.");
    }
  }

  private void installFlux() {
    heading("Install Flux");
    if (isFlux2) {
      String folder = inTree("clusters/" + profile.clusterName());
      paragraph(
          "Commit and push the rendered tree first. For GitHub, with a token in `GITHUB_TOKEN`;"
              + " write your own names into the first line:");
      block(
          "export GITHUB_OWNER=your-name GITHUB_REPOSITORY=your-repository",
          "flux bootstrap github --owner=\"$GITHUB_OWNER\" --repository=\"$GITHUB_REPOSITORY\""
              + " --personal --branch=\"$(git branch --show-current)\" "
              + ShellCommand.of("--path=" + folder),
          "git pull");
      paragraph(
          "Flux applies `"
              + folder
              + "`, and its Kustomizations apply the other folders. Flux reads git every few"
              + " minutes; this makes it read now:");
      block("flux reconcile source git flux-system");
      return;
    }
    paragraph("Commit and push the rendered tree first. Write your own names into the first line:");
    block(
        "export GITHUB_OWNER=your-name GITHUB_REPOSITORY=your-repository",
        "helm repo add fluxcd https://charts.fluxcd.io",
        "kubectl create namespace flux",
        "helm upgrade -i flux fluxcd/flux --namespace flux --set"
            + " git.url=\"git@github.com:$GITHUB_OWNER/$GITHUB_REPOSITORY\" --set"
            + " git.branch=\"$(git branch --show-current)\" "
            + ShellCommand.of("--set", "git.path=" + String.join("\\,", topFolders()))
            + " --set syncGarbageCollection.enabled=true",
        "helm upgrade -i helm-operator fluxcd/helm-operator --namespace flux --set"
            + " helm.versions=v3",
        "fluxctl identity --k8s-fwd-ns flux");
    paragraph(
        "The last command prints a public key. Add the key to the repository as a deploy key with"
            + " write access. This makes Flux read git now:");
    block("fluxctl sync --k8s-fwd-ns flux");
  }

  /** Returns the folders that Flux v1 reads; never {@code eksctl}. */
  private Set<String> topFolders() {
    Set<String> folders = new LinkedHashSet<>();
    for (String namespace : namespaces()) {
      String directory = profile.directoryOf(namespace).toString();
      int slash = directory.indexOf('/');
      folders.add(slash < 0 ? directory : directory.substring(0, slash));
    }
    return folders;
  }

  private Set<String> namespaces() {
    Set<String> namespaces = new LinkedHashSet<>();
    for (Namespace namespace : profile.namespaces()) {
      namespaces.add(namespace.name());
    }
    for (HelmRelease release : releases()) {
      namespaces.add(release.namespace());
    }
    for (Workload workload : profile.workloads()) {
      namespaces.add(workload.namespace());
    }
    for (Autoscaler autoscaler : profile.autoscalers()) {
      namespaces.add(autoscaler.namespace());
    }
    return namespaces;
  }

  private List<HelmRelease> releases() {
    List<HelmRelease> releases = new ArrayList<>(profile.releases());
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null && !releases.contains(metrics)) {
      releases.add(metrics);
    }
    return releases;
  }

  private void waitForParts() {
    heading("Wait until everything is there");
    List<HelmRelease> releases = releases();
    if (!releases.isEmpty()) {
      line("| release | namespace | chart |");
      line("| --- | --- | --- |");
      for (HelmRelease release : releases) {
        line(
            "| "
                + plain(release.name())
                + " | "
                + plain(release.effectiveNamespace())
                + " | "
                + plain(chart(release.chart()))
                + " |");
      }
      line("");
    }
    List<String> commands = new ArrayList<>();
    if (isFlux2) {
      commands.add("flux get kustomizations --watch");
    }
    Set<String> ofReleases = new LinkedHashSet<>();
    for (HelmRelease release : releases) {
      if (ofReleases.add(release.namespace())) {
        commands.add(kubectl(release.namespace(), "get", "helmreleases"));
      }
    }
    for (String namespace : namespaces()) {
      commands.add(kubectl(namespace, "get", "pods"));
    }
    block(commands.toArray(new String[0]));
    paragraph(
        (isFlux2 ? "The first command is ended with Ctrl+C when each Kustomization is ready. " : "")
            + "Each HelmRelease says that it is "
            + (isFlux2 ? "ready" : "released")
            + ", and each pod is running.");
  }

  private static String chart(Chart chart) {
    if (chart instanceof Chart.Repository repository) {
      String version = repository.version();
      return repository.name() + (version == null ? "" : " " + version);
    }
    return chart instanceof Chart.Git git ? git.path() + " of " + git.git() : "from a source";
  }

  private void readMetrics() {
    for (Autoscaler autoscaler : profile.autoscalers()) {
      heading("Read the metrics of " + plain(autoscaler.name()));
      int least = autoscaler.minReplicas() == null ? 1 : autoscaler.minReplicas();
      paragraph(
          "The autoscaler keeps `"
              + plain(target(autoscaler.target()))
              + "` between "
              + least
              + " and "
              + autoscaler.maxReplicas()
              + " pods."
              + (autoscaler.metrics().size() > 1
                  ? " Of its metrics the one that asks for most pods wins."
                  : ""));
      List<MetricCommands.Row> rows = new MetricCommands(autoscaler, isKeda).rows();
      line("| metric | target |");
      line("| --- | --- |");
      List<String> commands = new ArrayList<>();
      for (MetricCommands.Row row : rows) {
        line("| " + plain(row.name()) + " | " + plain(row.target()) + " |");
        if (!commands.contains(row.command())) {
          commands.add(row.command());
        }
      }
      line("");
      String hpa = hpa(autoscaler);
      if (isKeda) {
        commands.add(kubectl(autoscaler.namespace(), "get", "scaledobject", autoscaler.name()));
      }
      commands.add(kubectl(autoscaler.namespace(), "get", "hpa", hpa));
      commands.add(kubectl(autoscaler.namespace(), "describe", "hpa", hpa));
      block(commands.toArray(new String[0]));
      paragraph(
          "Under `TARGETS` stands the value now, a slash, and the target; `200m` are 200"
              + " thousandths. `<unknown>` right after the start is usual for a minute or two. If"
              + " it stays, the last command says what is missing.");
    }
  }

  private String hpa(Autoscaler autoscaler) {
    return isKeda ? CreatedAutoscaler.name(autoscaler.name()) : autoscaler.name();
  }

  private static String target(ScaleTarget target) {
    return target instanceof ScaleTarget.WorkloadName workload
        ? workload.workload()
        : ((ScaleTarget.ObjectReference) target).name();
  }

  private void runLoad() {
    List<TriedAutoscaler> tried = null;
    for (int i = 0; i < profile.autoscalers().size(); i++) {
      Autoscaler autoscaler = profile.autoscalers().get(i);
      LoadTest load = autoscaler.loadTest();
      if (load == null) {
        continue;
      }
      heading("Put load on " + plain(target(autoscaler.target())));
      Workload tester = loadTester();
      if (tester == null) {
        paragraph("From any pod of the cluster that has `hey`:");
        block(load.heyCommand());
      } else {
        block(
            kubectl(tester.namespace(), "exec", "-it", "deploy/" + tester.name(), "--")
                + " "
                + load.heyCommand());
      }
      String hpa = hpa(autoscaler);
      paragraph("In a second shell:");
      block(kubectl(autoscaler.namespace(), "get", "hpa", hpa, "--watch"));
      tried = tried == null ? new ProfileGenerator().autoscalers(profile) : tried;
      TriedMetric metric = tried.get(i).metric();
      expectation(
          load, metric != null && metric.rate() ? tried.get(i).under(TrialLoad.of(load)) : null);
    }
  }

  private @Nullable Workload loadTester() {
    for (Workload workload : profile.workloads()) {
      for (Container container : workload.containers()) {
        KnownImage image = KnownImages.of(container);
        if (image != null && image.isLoadTester()) {
          return workload;
        }
      }
    }
    return null;
  }

  /** Writes what the simulator expects; a metric that the load does not move has no trial. */
  private void expectation(LoadTest load, @Nullable LoadTrial trial) {
    long rate = (long) load.workers() * load.ratePerWorker();
    String words =
        "The load is "
            + rate
            + " requests a second for "
            + plain(load.duration().toString())
            + ": "
            + load.workers()
            + " workers with "
            + load.ratePerWorker()
            + " each.";
    if (trial == null) {
      paragraph(
          words
              + " The profile does not tell the effect of a request on the autoscaler's metric; the"
              + " goal `simulate` tries a load in the unit of the metric.");
      return;
    }
    paragraph(
        words
            + " The simulator starts it after a minute and expects at most "
            + pods(trial.figures().mostPods())
            + ":");
    for (String word : trial.words()) {
      line("- " + plain(word));
    }
    for (String note : trial.autoscaler().notes()) {
      line("- " + plain(note));
    }
  }

  private static String pods(int count) {
    return count + (count == 1 ? " pod" : " pods");
  }

  private void switchNamespaces() {
    List<String> off = new ArrayList<>();
    for (Namespace namespace : profile.namespaces()) {
      if (Boolean.FALSE.equals(namespace.reconcile())) {
        off.add("`" + plain(namespace.name()) + "`");
      }
    }
    heading("Switch a namespace on or off");
    paragraph(
        off.isEmpty()
            ? "Flux applies all namespaces. To hold one back, write `reconcile: false` at it in the"
                + " profile, render, commit and push."
            : "Flux does not apply "
                + String.join(", ", off)
                + " yet. Write `reconcile: true` at the namespace in the profile, render, commit"
                + " and push.");
  }

  private void takeAway() {
    heading("Take it all away");
    List<String> commands = new ArrayList<>();
    if (isFlux2) {
      String system = profile.syncOrDefault().namespaceOrDefault();
      paragraph(
          "A Kustomization that is deleted takes its objects with it, also the namespaces and what"
              + " is in them. The one that applies the folder of Flux is suspended first, or it"
              + " would bring the others back.");
      commands.add("flux suspend kustomization flux-system");
      List<String> names = kustomizations();
      for (int i = names.size() - 1; i >= 0; i--) {
        commands.add(
            kubectl(
                system,
                "delete",
                "kustomizations.kustomize.toolkit.fluxcd.io",
                names.get(i),
                "--ignore-not-found"));
      }
      commands.add("flux uninstall --silent");
    } else {
      paragraph("Flux goes first, or it would bring the namespaces back.");
      commands.add("helm uninstall flux --namespace flux");
      List<String> names = new ArrayList<>(namespaces());
      for (HelmRelease release : releases()) {
        commands.add(
            kubectl(
                release.namespace(),
                "delete",
                "helmreleases.helm.fluxcd.io",
                release.name(),
                "--ignore-not-found"));
      }
      for (int i = names.size() - 1; i >= 0; i--) {
        if (!isOfCluster(names.get(i))) {
          commands.add(
              ShellCommand.of(
                  "kubectl", "delete", "namespace", names.get(i), "--ignore-not-found"));
        }
      }
      commands.add("helm uninstall helm-operator --namespace flux");
    }
    block(commands.toArray(new String[0]));
    Cluster cluster = profile.cluster();
    if (hasClusterFile() && cluster != null) {
      paragraph("Or the whole cluster, with everything in it:");
      block(
          ShellCommand.of(
              "eksctl",
              "delete",
              "cluster",
              "--name",
              cluster.name(),
              "--region",
              String.valueOf(cluster.region())));
    }
  }

  /** Returns the names of the rendered Kustomizations, those of releases first. */
  private List<String> kustomizations() {
    Set<String> ofReleases = new LinkedHashSet<>();
    for (HelmRelease release : releases()) {
      ofReleases.add(release.namespace());
    }
    List<String> first = new ArrayList<>();
    List<String> others = new ArrayList<>();
    String folder = "clusters/" + profile.clusterName() + "/";
    for (RenderedFile file : tree.files()) {
      if (file.path().startsWith(folder)) {
        String name = file.path().substring(folder.length()).replace(".yaml", "");
        (ofReleases.contains(name) ? first : others).add(name);
      }
    }
    first.addAll(others);
    return first;
  }

  private static boolean isOfCluster(String namespace) {
    return namespace.equals("default") || namespace.startsWith("kube-");
  }

  private static String kubectl(String namespace, String... words) {
    List<String> all = new ArrayList<>(List.of("kubectl", "-n", namespace));
    all.addAll(List.of(words));
    return ShellCommand.of(all);
  }

  private void heading(String title) {
    step++;
    endParagraph();
    text.append("## ").append(step).append(". ").append(title).append('\n');
    line("");
  }

  private void paragraph(String words) {
    endParagraph();
    line(words);
    line("");
  }

  private void endParagraph() {
    if (text.charAt(text.length() - 2) != '\n') {
      line("");
    }
  }

  private void block(String... commands) {
    line("```sh");
    for (String command : commands) {
      line(command);
    }
    line("```");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  /** Returns text that is plain in Markdown: no line break, no markup of its own. */
  private static String plain(String words) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c < ' ' || c == '\u007f') {
        plain.append(' ');
      } else {
        plain.append("\\`*_[]<>#|&".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
      }
    }
    return plain.toString();
  }
}
