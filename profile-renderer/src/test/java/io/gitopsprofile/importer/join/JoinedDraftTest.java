package io.gitopsprofile.importer.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadFleet;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JoinedDraftTest {

  private static final String HEAD =
      """
      profile: v1
      name: %s
      target: {kubernetes: "1.35", flux: v2}
      namespaces: [{name: shop}]
      """;

  private static final String RELEASE =
      """
      releases:
        - name: web
          namespace: shop
          interval: 30m
          chart: {repository: https://charts.example.com, name: web, version: 1.0.0}
      """;

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          " ",
          "~",
          "null",
          "1.0",
          "a: b",
          "# a",
          "'",
          "\"~(x)\"",
          "~(x)",
          "~@",
          "@",
          "x-@.y",
          "~(environment.name)",
          "@: a\nb: '@'\n",
          "${@}",
          "{{ @ }}",
          "*a",
          "&a",
          "- a");

  @TempDir Path folder;

  private final Map<String, Map<String, String>> drafts = new LinkedHashMap<>();
  private JoinedDraft joined;

  private void environment(String name, String sections, String... manifests) {
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder(HEAD.formatted(name)).append(sections);
    for (int i = 0; i < manifests.length; i++) {
      text.append(i == 0 ? "manifests:\n" : "").append("  - file: manifests/" + i + ".yaml\n");
      files.put("manifests/" + i + ".yaml", manifests[i]);
    }
    files.put("profile.yaml", text.toString());
    drafts.put(name, files);
  }

  /** Joins the environments; each renders the objects of its own profile. */
  private String join() throws IOException {
    joined = JoinedDraft.of("shop", "profile.yaml", drafts);
    Map<String, String> files = joined.files();
    ReadFleet fleet = new ProfileReader().fleet(write(folder.resolve("joined"), files));
    for (Map.Entry<String, Map<String, String>> draft : drafts.entrySet()) {
      Path own = write(folder.resolve(draft.getKey()), draft.getValue());
      assertThat(rendered(fleet.read(draft.getKey()).profile()))
          .as(draft.getKey() + "\n" + files)
          .isEqualTo(rendered(new ProfileReader().read(own).profile()));
    }
    return files.get("profile.yaml");
  }

  private static Path write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder.resolve("profile.yaml");
  }

  /** The objects that a profile renders in a form that the order of their keys does not change. */
  private static Map<String, @Nullable Object> rendered(Profile profile) {
    Map<String, @Nullable Object> objects = new TreeMap<>();
    for (RenderedFile file : new ProfileGenerator().attempt(profile).files()) {
      if (!file.path().startsWith("clusters/")) {
        Object tree = new org.yaml.snakeyaml.Yaml().load(file.text());
        if (!String.valueOf(tree).contains("kind=Kustomization")) {
          objects.put(file.path(), tree);
        }
      }
    }
    assertThat(objects).isNotEmpty();
    return objects;
  }

  /** The part of a text from the environments to the next section. */
  private static String environments(String profile) {
    int start = profile.indexOf("environments:\n");
    return profile.substring(start, profile.indexOf("\nnamespaces:", start) + 1);
  }

  @Test
  void changesValuesByNameAndAddsThoseOfOne() throws IOException {
    environment("staging", RELEASE + "    values: {size: 1, list: [a], debug: true}\n");
    environment("production", RELEASE + "    values: {size: 3, list: [a, b]}\n");

    assertThat(environments(join()))
        .isEqualTo(
            """
            environments:
              - name: staging
                releases: {web: {values: {debug: true}}}
              - name: production
                releases: {web: {values: {size: 3, list: [a, b]}}}
            """);
    assertThat(joined.changedLines()).isEqualTo(2);
  }

  @Test
  void refersToNameOfEnvironmentAndToSharedText() throws IOException {
    environment(
        "staging",
        RELEASE + "    values: {host: web.staging.example.com, a: {zone: x}, b: {zone: x}}\n");
    environment(
        "production",
        RELEASE + "    values: {host: web.production.example.com, a: {zone: z}, b: {zone: z}}\n");

    String profile = join();

    assertThat(environments(profile))
        .isEqualTo(
            """
            environments:
              - name: staging
                parameters: {webZone: x}
              - name: production
                parameters: {webZone: z}
            """);
    assertThat(profile)
        .contains("parameters:\n  - name: webZone\n")
        .contains("host: web.~(environment.name).example.com\n")
        .contains("a:\n        zone: ~(webZone)\n");
  }

  @Test
  void declaresTypedParametersForFewValuesInLists() throws IOException {
    environment("one", RELEASE + "    values: {hosts: [{name: a, port: 80, tls: true}]}\n");
    environment("two", RELEASE + "    values: {hosts: [{name: b, port: 81, tls: false}]}\n");

    assertThat(join())
        .contains(
            """
            parameters:
              - name: webName
              - {name: webPort, type: number}
              - {name: webTls, type: boolean}
            environments:
              - name: one
                parameters: {webName: a, webPort: 80, webTls: true}
              - name: two
                parameters: {webName: b, webPort: 81, webTls: false}
            """)
        .contains("port: ~(webPort)\n");
  }

  @Test
  void keepsTextThatLooksLikeReference() throws IOException {
    String values = "    values: {a: ~(x), b: '~~(x) ~(a|b)', c: '~one', 'k~(x)': 1, d: '%s'}\n";
    String object =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        data: {a: "~(x)", b: "%s"}
        """;
    environment("one", RELEASE + values.formatted("~one"), object.formatted("same"));
    environment("two", RELEASE + values.formatted("~two"), object.formatted("same"));
    assertThat(join()).contains("a: \"~~(x)\"\n").contains("file: manifests/shop/configmap.yaml");
    drafts.clear();

    environment("one", RELEASE + values.formatted("1"), object.formatted("1"));
    environment("two", RELEASE + values.formatted("2"), object.formatted("2"));
    assertThat(join()).contains("ConfigMap/settings: {data: {b: \"2\"}}");
  }

  @Test
  void takesMajorityIntoBaseAndRemovesFromTheOthers() throws IOException {
    String workload =
        """
        workloads:
          - name: web
            namespace: shop
            containers: [{name: web, image: example.com/web:1}]
        """;
    environment("dev", RELEASE);
    environment("staging", RELEASE + "    values: {size: 3}\n" + workload);
    environment("production", RELEASE + "    values: {size: 3}\n" + workload);

    assertThat(environments(join()))
        .isEqualTo(
            """
            environments:
              - name: dev
                releases: {web: {values: ~}}
                workloads: ~
              - name: staging
              - name: production
            """
                .replace("~", "null"));
  }

  @Test
  void extendsEnvironmentWithEqualLongChanges() throws IOException {
    String release =
        "  - {name: %s, namespace: shop, interval: %s, chart: {oci: oci://x.y/web, tag: 1.0.0}}\n";
    for (String name : List.of("a", "b", "c", "d")) {
      StringBuilder releases = new StringBuilder("releases:\n");
      for (String one : List.of("web", "shop", "cache", "server")) {
        int minutes = one.length() * (name.compareTo("c") < 0 ? 1 : 10) + one.charAt(0) % 2;
        releases.append(release.formatted(one, minutes + "m"));
      }
      environment(name, releases.toString());
    }

    assertThat(environments(join()))
        .contains("  - name: c\n    releases:\n")
        .contains("  - name: d\n    extends: c\n");
  }

  @Test
  void removesPartsWhereAnEnvironmentWouldAddAndRemove() throws IOException {
    String release =
        "  - {name: %s, namespace: shop, interval: 1m, chart: {oci: oci://x.y/web, tag: 1.0.0}}\n";
    String a = release.formatted("a");
    String b = release.formatted("b");
    environment("one", "releases:\n" + a + b);
    environment("two", "releases:\n" + a + b);
    environment("three", "releases:\n" + a + release.formatted("c"));

    assertThat(environments(join()))
        .isEqualTo(
            """
            environments:
              - name: one
                releases: {c: null}
              - name: two
                releases: {c: null}
              - name: three
                releases: {b: null}
            """);
  }

  @Test
  void keepsOrderOfInnerListsAndNullsOfValues() throws IOException {
    String workload =
        """
        workloads:
          - name: web
            namespace: shop
            containers:
              - name: web
                image: example.com/web:1
                env: [{name: %s, value: "1"}, {name: %s, value: "2"}]
        """;
    environment(
        "one", workload.formatted("A", "B") + RELEASE + "    values: {a: ~, b: {c: 1}, d: 1}\n");
    environment(
        "two", workload.formatted("B", "A") + RELEASE + "    values: {a: 1, b: ~, d: {e: ~}}\n");

    assertThat(join()).contains("env:");
  }

  @Test
  void tellsPartsOfOneNameApartByNamespace() throws IOException {
    String release =
        "  - {name: web, namespace: %s, interval: %s, chart: {oci: oci://x.y/web, tag: 1.0.0}}\n";
    String other =
        "  - {name: other, namespace: shop, interval: 1m, chart: {oci: oci://x.y/web, tag:"
            + " 1.0.0}}\n";
    environment(
        "one",
        "releases:\n" + release.formatted("shop", "1m") + release.formatted("default", "1m"));
    environment(
        "two",
        "releases:\n" + release.formatted("shop", "1m") + release.formatted("default", "2m"));
    assertThat(join()).contains("releases: {default/web: {interval: 2m}}");
    drafts.clear();

    environment(
        "one",
        "releases:\n" + release.formatted("shop", "1m") + release.formatted("default", "1m"));
    environment(
        "two",
        "releases:\n"
            + other
            + release.formatted("shop", "1m")
            + release.formatted("default", "2m"));
    assertThat(join())
        .contains("      - name: web\n        namespace: default\n        interval: 2m\n");
  }

  @Test
  void changesAndAddsSourcesByName() throws IOException {
    String source =
        "  - %s: {name: %s, namespace: shop, interval: %s, url: https://example.com/%2$s}\n";
    environment(
        "one",
        "sources:\n"
            + source.formatted("gitRepository", "a", "1m")
            + source.formatted("helmRepository", "b", "1m"));
    environment(
        "two",
        "sources:\n"
            + source.formatted("helmRepository", "a", "1m")
            + source.formatted("helmRepository", "b", "2m")
            + source.formatted("helmRepository", "c", "1m"));

    assertThat(join())
        .contains("      - helmRepository: {name: b, interval: 2m}\n")
        .contains(
            """
            sources:
              - helmRepository:
                  name: b
            """);
  }

  @Test
  void sharesFilesAmongThoseWithEqualObjects() throws IOException {
    String object =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: shop}
        data: {a: "%s"}
        """;
    environment("one", "", object.formatted("x", "1"), object.formatted("v", "1"));
    environment("two", "", object.formatted("x", "1"), object.formatted("v", "1"));
    environment("three", "", object.formatted("x", "2"));

    assertThat(join())
        .contains("  - file: manifests/shop/configmap-one-two.yaml\n")
        .contains("ConfigMap/x");
  }

  @Test
  void keepsCommentsOfRobotsAtTheirEnvironment() throws IOException {
    String marked =
        RELEASE.replace("version: 1.0.0}", "version: 1.0.0}\n    values:\n      a: %s\n");
    String staging = "1.2.3 # {\"$imagepolicy\": \"flux-system:web:tag\"}";
    environment("staging", marked.formatted(staging) + "      b: " + staging + "\n");
    environment("production", marked.formatted("1.2.3") + "      b: 1.2.2\n");

    String profile = join();

    assertThat(environments(profile)).contains("releases: {web: {values: {a: 1.2.3, b: 1.2.2}}}");
    assertThat(profile).contains("a: " + staging + "\n").contains("b: " + staging + "\n");
    assertThat(joined.comments()).isEqualTo(2);
  }

  @Test
  void writesMarkedChangeOnItsOwnLine() throws IOException {
    String marked =
        RELEASE.replace("version: 1.0.0}", "version: 1.0.0}\n    values:\n      a: %s\n");
    String production = "1.2.3 # {\"$imagepolicy\": \"flux-system:web:tag\"}";
    environment("staging", marked.formatted("1.2.4"));
    environment("production", marked.formatted(production));

    assertThat(environments(join())).contains("          a: " + production + "\n");
  }

  @Test
  void keepsSecretsAndImageFieldsInFiles() throws IOException {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: token, namespace: shop}
        stringData: {a: "%s", b: "%1$s"}
        """;
    environment("one", "", secret.formatted("x"));
    environment("two", "", secret.formatted("y"));
    assertThat(join()).doesNotContain("Secret").contains("secret-~(environment.name).yaml");
    assertThat(joined.files()).containsKeys("manifests/shop/secret-one.yaml");
    drafts.clear();

    String policies =
        "    imagePolicies: [{object: ConfigMap/shop/c, path: data.a, %s: flux-system:web}]\n";
    String object =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: shop}\ndata: {a: '1'}\n";
    environment("one", "", object);
    environment("two", "", object);
    drafts.get("one").merge("profile.yaml", policies.formatted("tag"), String::concat);
    drafts.get("two").merge("profile.yaml", policies.formatted("name"), String::concat);
    assertThat(join())
        .contains("  - file: manifests/shop/configmap-~(environment.name).yaml\n")
        .contains("object: ConfigMap/shop/c");
  }

  @Test
  void takesSimplerFormsOneAfterTheOther() throws IOException {
    environment("one", RELEASE + "    values: {a: [{b: 1, c: web.one}], d: 1}\n");
    environment("two", RELEASE + "    values: {a: [{b: 2, c: web.two}], d: 2}\n");
    String whole = join();
    assertThat(whole).contains("parameters:\n").contains("~(environment.name)");

    assertThat(joined.simplify()).isTrue();
    assertThat(joined.files().get("profile.yaml"))
        .doesNotContain("parameters:", "~(")
        .contains("releases: {web: {values: {a: [{b: 2, c: web.two}], d: 2}}}");

    assertThat(joined.simplify()).isTrue();
    assertThat(joined.files().get("profile.yaml"))
        .doesNotContain("\nreleases:")
        .contains("values: {a: [{b: 1, c: web.one}], d: 1}");

    assertThat(joined.simplify()).isFalse();
  }

  @Test
  void writesLongKeys() throws IOException {
    String key = "k".repeat(300);
    environment("one", RELEASE + "    values: {" + key + ": {a: 1, b: 1}}\n");
    environment("two", RELEASE + "    values: {" + key + ": {a: 1, b: 2}}\n");

    assertThat(join()).contains("b: 2");
  }

  @Test
  void joinsAnyParts() throws IOException {
    Random random = new Random(17);
    for (int i = 0; i < Integer.getInteger("joins", 40); i++) {
      drafts.clear();
      int count = 2 + random.nextInt(3);
      Object start = value(random, 0);
      for (int j = 0; j < count; j++) {
        String text = CanonicalYaml.write(sections(random, start));
        environment("env" + j, text.replace("@", "env" + j));
      }
      join();
      assertThat(joined.simplify()).isTrue();
    }
  }

  private static Map<String, @Nullable Object> sections(Random random, @Nullable Object start) {
    List<@Nullable Object> releases = new ArrayList<>();
    for (String name : List.of("web", "shop", "cache")) {
      Map<String, @Nullable Object> release = new LinkedHashMap<>();
      release.put("name", name);
      release.put("namespace", "shop");
      release.put("interval", random.nextInt(3) + 1 + "m");
      release.put("chart", Map.of("oci", "oci://example.com/web", "tag", "1.0.0"));
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("x", mutated(random, start, 0));
      release.put("values", values);
      if (random.nextInt(3) > 0) {
        releases.add(random.nextInt(releases.size() + 1), release);
      }
    }
    List<@Nullable Object> containers = new ArrayList<>();
    for (String name : List.of("web", "proxy")) {
      List<@Nullable Object> variables = new ArrayList<>();
      for (String variable : List.of("A", "B", "C")) {
        if (random.nextInt(3) > 0) {
          variables.add(
              random.nextInt(variables.size() + 1),
              Map.of("name", variable, "value", "v" + random.nextInt(2)));
        }
      }
      Map<String, @Nullable Object> container = new LinkedHashMap<>();
      container.put("name", name);
      container.put("image", "example.com/web:1");
      container.put("env", variables);
      if (name.equals("web") || random.nextBoolean()) {
        containers.add(random.nextInt(containers.size() + 1), container);
      }
    }
    Map<String, @Nullable Object> workload = new LinkedHashMap<>();
    workload.put("name", "web");
    workload.put("namespace", "shop");
    workload.put("containers", containers);
    Map<String, @Nullable Object> sections = new LinkedHashMap<>();
    sections.put("workloads", List.of(workload));
    if (!releases.isEmpty()) {
      sections.put("releases", releases);
    }
    return sections;
  }

  private static @Nullable Object value(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 5 : 8);
    if (kind == 0) {
      return random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    }
    if (kind < 5) {
      return kind == 1 ? (Object) random.nextInt(3) : kind == 2 ? random.nextBoolean() : "env1";
    }
    if (kind < 7) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        map.put("k" + random.nextInt(4), value(random, depth + 1));
      }
      return map;
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(random, depth + 1));
    }
    return list;
  }

  private static @Nullable Object mutated(Random random, @Nullable Object value, int depth) {
    if (random.nextInt(8) == 0) {
      return value(random, depth);
    }
    if (value instanceof String && random.nextInt(3) == 0) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    if (value instanceof Integer && random.nextInt(3) == 0) {
      return random.nextInt(3);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> other = new LinkedHashMap<>();
      map.forEach((key, child) -> other.put((String) key, mutated(random, child, depth + 1)));
      return other;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> other = new ArrayList<>();
      list.forEach(child -> other.add(mutated(random, child, depth + 1)));
      return other;
    }
    return value;
  }
}
