package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCacheTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.35", flux: v2}
      parameters: [{name: most, type: number}, {name: extra, default: one}]
      fleet: clusters.csv
      include: [apps.yaml]
      namespaces: [{name: demo}]
      cluster: {name: ~(environment.name)}
      manifests: [{file: "~(extra).yaml"}]
      """;

  @TempDir Path folder;
  private final List<String> changed = new ArrayList<>();

  @BeforeEach
  void createProfile() throws IOException {
    write("profile.yaml", PROFILE);
    write("apps.yaml", "configMaps: [{name: a, namespace: demo, data: {a: \"~(most)\"}}]\n");
    write("one.yaml", object("one"));
    write("two.yaml", object("two"));
    write("clusters.csv", "name,most,extra\na,2,\nb,3,two\nc,3,\n");
    run();
    assertThat(changed).containsExactly("a", "b", "c");
    run();
    assertThat(changed).isEmpty();
  }

  @Test
  void rendersClusterOfChangedRowAlone() throws IOException {
    write("clusters.csv", "name,most,extra\nnew,1,\na,2,\nb,9,two\nc,3,\n");

    Map<String, WriteReport> reports = run();

    assertThat(changed).containsExactly("new", "b");
    assertThat(reports.get("clusters/b").updated()).isNotEmpty();
    assertThat(reports.get("clusters/c").unchanged())
        .contains("base/demo/namespace.yaml", "clusters/c/demo.yaml")
        .hasSize(reports.get("clusters/a").unchanged().size());
  }

  @Test
  void rendersClustersOfChangedFile() throws IOException {
    write("two.yaml", object("two").replace("v: a", "v: b"));
    run();
    assertThat(changed).containsExactly("b");

    write("apps.yaml", "configMaps: [{name: a, namespace: demo, data: {b: \"~(most)\"}}]\n");
    run();
    assertThat(changed).containsExactly("a", "b", "c");

    write("profile.yaml", PROFILE + "description: Changed.\n");
    run();
    assertThat(changed).containsExactly("a", "b", "c");
  }

  @Test
  void looksAtEditedMissingAndForeignFiles() throws IOException {
    Path edited = folder.resolve("clusters/a/base/demo/namespace.yaml");
    String before = Files.readString(edited);
    Files.writeString(edited, before.replace("demo", "oops"));
    assertThatThrownBy(this::run).isInstanceOf(ProfileException.class);
    assertThat(changed).containsExactly("a");
    Files.writeString(edited, before);

    Files.delete(folder.resolve("clusters/b/base/demo/namespace.yaml"));
    write("clusters/c/base/demo/other.yaml", object("other"));
    run();
    assertThat(changed).containsExactly("b", "c");
    assertThat(folder.resolve("clusters/b/base/demo/namespace.yaml")).exists();
    run();
    assertThat(changed).as("the stranger is reported in each run").containsExactly("c");
  }

  @Test
  void looksAtLinkInTheTree() throws IOException {
    Path file = folder.resolve("clusters/a/base/demo/namespace.yaml");
    Files.move(file, folder.resolve("elsewhere.yaml"));
    Files.createSymbolicLink(file, folder.resolve("elsewhere.yaml"));

    assertThatThrownBy(this::run).isInstanceOf(ProfileException.class);
    assertThat(changed).containsExactly("a");
  }

  @Test
  void trustsNoOtherBuildAndNoDamagedFile() throws IOException {
    assertThat(changed(new FleetCache(folder.resolve("cache"), "", "other"))).hasSize(3);
    assertThat(changed(new FleetCache(folder.resolve("cache"), "flux=v1", "build"))).hasSize(3);
    assertThat(changed(new FleetCache(folder.resolve("cache"), "", ""))).hasSize(3);

    String kept = Files.readString(folder.resolve("cache"));
    write("cache", kept.substring(0, kept.length() - 100));
    assertThat(changed(new FleetCache(folder.resolve("cache"), "", "build"))).isNotEmpty();
    write("cache", kept.replace('\t', ' '));
    assertThat(changed(new FleetCache(folder.resolve("cache"), "", "build"))).hasSize(3);
  }

  @Test
  void rendersClusterWithFindingInEachRun() throws IOException {
    write(
        "apps.yaml",
        "configMaps: [{name: a, namespace: demo, data: {a: \"~(most)\"}}]\n"
            + "accept: [{code: PRF133, at: manifests, reason: Never.}]\n");
    run();
    run();

    assertThat(changed).containsExactly("a", "b", "c");
  }

  private Map<String, WriteReport> run() throws IOException {
    FleetCache last = new FleetCache(folder.resolve("cache"), "", "build");
    changed.clear();
    changed.addAll(changed(last));
    Map<String, WriteReport> reports =
        new FleetWriter()
            .write(
                fleet(),
                folder.resolve("profile.yaml"),
                folder,
                WriteOptions.careful(folder.resolve("copies")).withFsync(false),
                last,
                name -> {});
    last.keep();
    return reports;
  }

  private List<String> changed(FleetCache cache) {
    FleetGenerator fleet = fleet();
    return fleet.names().stream().filter(it -> cache.isChanged(fleet, folder, it)).toList();
  }

  private FleetGenerator fleet() {
    return Objects.requireNonNull(
        FleetGenerator.of(folder.resolve("profile.yaml"), TargetOverride.NONE));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String object(String name) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "
        + name
        + ", namespace: demo}\ndata: {v: a}\n";
  }
}
