package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.read.scalar.CommentedScalar;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Image automation, people and profiles change a tree in random order with runs in between, and a
 * model predicts the result. A longer test: {@code -DargLine="-Dmodel.rounds=2000
 * -Dmodel.first=1000"}.
 */
class AutomationModelTest {

  private static final String PROFILE = "profile.yaml";
  private static final String MARK = "{\"$imagepolicy\": \"flux-system:p%s\"}";
  private static final String V2 =
      """
      apiVersion: example.com/v1
      kind: Example
      metadata:
        name: p
      spec:
        replicas: 1
        image:
          registry: ghcr.io
          repository: a/a
          tag: "1.0"
          digest: sha256:DIG
        chart:
          chart: web
          version: 1.0.0
        containers:
          - name: c1
            image: ghcr.io/c/one:1.0.0
            port: 1
          - name: c2
            image: two:1.0
            port: 2
          - name: c3
            image: docker.io/library/three:3
        images:
          - l/one:1
          - l/two:2
          - l/three:3@sha256:DIG
        entries:
          - id: e1
            repository: r/one
            tag: "1"
          - id: e2
            repository: r/two
            tag: "1"
            port: 3
        kustom:
          - name: k/one
            newTag: "1"
          - name: k/two
            newTag: "1"
      """
          .replace("DIG", "0".repeat(64));
  private static final String V1 =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: d
        annotations:
          fluxcd.io/automated: "true"
      spec:
        replicas: 1
        template:
          spec:
            initContainers:
              - name: i1
                image: busybox:1.31
            containers:
              - name: c1
                image: ghcr.io/c/one:1.0.0
                port: 1
              - name: c2
                image: localhost:5000/two:1.0
                port: 2
              - name: c3
                image: bare
      """;
  private static final String RELEASE =
      """
      apiVersion: helm.fluxcd.io/v1
      kind: HelmRelease
      metadata:
        name: r
        annotations:
          fluxcd.io/automated: "true"
          repository.fluxcd.io/backup: jobs.backup.repository
          tag.fluxcd.io/backup: jobs.backup.version
      spec:
        replicas: 1
        values:
          image:
            registry: ghcr.io
            repository: a/a
            tag: "1.0"
          exporter:
            image: o/e:v1
          jobs:
            backup:
              repository: q/b
              version: "1"
      """;
  private static final String PLAIN =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: m
      spec:
        replicas: 1
      """;

  @TempDir Path folder;
  private Path directory;
  private Random random;
  private final StringBuilder log = new StringBuilder();
  private final Map<String, Map<String, Object>> profile = new TreeMap<>();
  private final Map<String, byte[]> edited = new TreeMap<>();
  private UpToDateCheck last;
  private final Map<String, Map<String, Object>> generated = new TreeMap<>();
  private final Set<String> taken = new TreeSet<>();
  private boolean marked;
  private boolean reshaped;
  private boolean automationSet;
  private int stops;
  private int kepts;
  private int cached;

  @Test
  void keepsEditsAndAutomatedTags() throws IOException {
    int first = Integer.getInteger("model.first", 1);
    for (int seed = first; seed < first + Integer.getInteger("model.rounds", 30); seed++) {
      try {
        round(seed);
      } catch (AssertionError | Exception e) {
        throw new AssertionError("seed " + seed + "\n" + log, e);
      }
    }
    assertThat(List.of(stops, kepts, cached)).as("of each some").doesNotContain(0);
  }

  private void round(int seed) throws IOException {
    log.setLength(0);
    random = new Random(seed);
    directory = Files.createDirectory(folder.resolve("r" + seed));
    last = new UpToDateCheck(folder.resolve("cache" + seed), "x", "build");
    edited.clear();
    taken.clear();
    marked = false;
    reshaped = false;
    automationSet = false;
    profile.clear();
    generated.clear();
    profile.put("v2.yaml", parse(bytes(V2)));
    profile.put("v1.yaml", parse(bytes(V1)));
    profile.put("r.yaml", parse(bytes(RELEASE)));
    profile.put("p.yaml", parse(bytes(PLAIN)));
    generate(false);
    int steps = 3 + random.nextInt(14);
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  private void step() throws IOException {
    String file = pick(List.of("v2.yaml", "v2.yaml", "v2.yaml", "v1.yaml", "r.yaml", "p.yaml"));
    switch (random.nextInt(13)) {
      case 0, 1, 2 -> automate(file);
      case 3 -> mark(file);
      case 4, 5 -> profileChange(file);
      case 6 -> human(file);
      case 7 -> style(file);
      case 8 -> crlf(file);
      case 9 -> generate(random.nextInt(4) == 0);
      case 10 -> undo();
      case 11 -> loseOrMerge();
      default -> generate(false);
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void say(String what) {
    log.append(what).append('\n');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path path(String file) {
    return directory.resolve(file);
  }

  private static Map<String, Object> parse(byte[] bytes) {
    return copy(KubernetesObjects.of(bytes).orElseThrow().get(0).entries());
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(k, copy(v)));
      return (T) copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(copy(v)));
      return (T) copy;
    }
    return value;
  }

  private static Object at(Object value, List<Object> path) {
    for (Object step : path) {
      value =
          value instanceof Map<?, ?> m
              ? m.get(step)
              : value instanceof List<?> l && step instanceof Integer i && i < l.size()
                  ? l.get(i)
                  : null;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static void set(Object root, List<Object> path, Object text) {
    Object parent = at(root, path.subList(0, path.size() - 1));
    Object last = path.get(path.size() - 1);
    if (parent instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).put(last, text);
    } else {
      ((List<Object>) parent).set((Integer) last, text);
    }
  }

  private static String key(List<Object> path) {
    return String.valueOf(path.get(path.size() - 1));
  }

  /** Texts that may be marked, by path, with the part. */
  private static Map<List<Object>, String> slots(Object value) {
    Map<List<Object>, String> slots = new LinkedHashMap<>();
    collect(value, new ArrayList<>(), slots);
    return slots;
  }

  private static void collect(Object value, List<Object> path, Map<List<Object>, String> slots) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (k, v) -> {
            path.add(k);
            collect(v, path, slots);
            path.remove(path.size() - 1);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        path.add(i);
        collect(list.get(i), path, slots);
        path.remove(path.size() - 1);
      }
    } else if (value instanceof String) {
      boolean inList = path.get(path.size() - 1) instanceof Integer;
      String key = key(path);
      String part =
          inList
              ? ""
              : switch (key) {
                case "image" -> "";
                case "tag", "newTag", "version" -> ":tag";
                case "digest" -> ":digest";
                case "repository" -> ":name";
                case "name" -> path.contains("kustom") ? ":name" : null;
                default -> null;
              };
      if (part != null) {
        slots.put(List.copyOf(path), part);
      }
    }
  }

  private Map<List<Object>, String> marks(byte[] bytes) {
    Map<List<Object>, String> marks = new LinkedHashMap<>();
    for (CommentedScalar scalar : CommentedScalar.in(ContentHash.lineFeeds(bytes))) {
      if (scalar.comment().contains("$imagepolicy")) {
        marks.put(scalar.path(), scalar.comment());
      }
    }
    return marks;
  }

  private static String part(String mark) {
    String s = mark.substring(0, mark.lastIndexOf('"'));
    return s.endsWith(":tag")
        ? ":tag"
        : s.endsWith(":name") ? ":name" : s.endsWith(":digest") ? ":digest" : "";
  }

  private void put(String file, Map<String, Object> object, Map<List<Object>, String> marks)
      throws IOException {
    Files.writeString(path(file), CanonicalYaml.write(object, marks));
  }

  private static String name(String image) {
    int at = image.indexOf('@');
    String s = at < 0 ? image : image.substring(0, at);
    int colon = s.lastIndexOf(':');
    return colon > s.lastIndexOf('/') ? s.substring(0, colon) : s;
  }

  private static String full(String image) {
    String n = name(image);
    if (n.startsWith("docker.io/")) {
      n = n.substring(10);
      if (n.startsWith("library/")) {
        n = n.substring(8);
      }
    }
    return n;
  }

  private String tag() {
    return pick(
        List.of("1", "1.10", "2.0.0", "v3", "1e3", "0x1F", "main-4f2c-17", "latest", "1_000"));
  }

  private String digest() {
    return "sha256:" + String.valueOf(random.nextInt(10)).repeat(64);
  }

  private void automate(String file) throws IOException {
    if (!Files.exists(path(file))) {
      return;
    }
    byte[] before = Files.readAllBytes(path(file));
    boolean v2 = file.equals("v2.yaml");
    Map<String, Object> object = parse(before);
    Map<List<Object>, String> marks = marks(before);
    List<List<Object>> places = new ArrayList<>();
    if (v2) {
      marks.forEach((p, m) -> places.add(p));
    } else if (!file.equals("p.yaml")) {
      slots(object)
          .forEach(
              (p, part) -> {
                if (!part.equals(":name") && p.contains("spec")) {
                  places.add(p);
                }
              });
    }
    if (places.isEmpty() || taken.contains(file) || (v2 && marked && reshaped)) {
      return;
    }
    List<Object> place = pick(places);
    automationSet |= v2;
    String old = (String) at(object, place);
    String part = v2 ? part(marks.get(place)) : slots(object).get(place);
    String now =
        switch (part) {
          case ":tag" -> tag();
          case ":digest" -> digest();
          case ":name" ->
              random.nextInt(3) == 0 ? pick(List.of("n/one", "gcr.io:443/n/two", "n/three")) : old;
          default -> name(old) + ":" + tag() + (v2 && random.nextInt(4) == 0 ? "@" + digest() : "");
        };
    set(object, place, now);
    String text = CanonicalYaml.write(object, marks);
    if (random.nextInt(3) == 0) {
      text = "---\n" + text;
    }
    Files.writeString(path(file), withComments(text, before));
    say("automation " + file + " " + place + " " + old + " -> " + now);
    if (edited.containsKey(file)) {
      say("  on an edit");
    }
  }

  /** Image automation removes no comment. */
  private static String withComments(String text, byte[] before) {
    String former = new String(before, StandardCharsets.UTF_8);
    String kept =
        former.contains("spec: # mine") ? text.replace("spec:\n", "spec: # mine\n") : text;
    return former.endsWith("\n# mine\n") ? kept + "# mine\n" : kept;
  }

  /** Adds a marker, or removes one whose text is the profile's; neither is an edit. */
  private void mark(String file) throws IOException {
    if (!file.equals("v2.yaml")
        || edited.containsKey(file)
        || !Files.exists(path(file))
        || (automationSet && reshaped)) {
      return;
    }
    byte[] before = Files.readAllBytes(path(file));
    Map<String, Object> object = parse(before);
    Map<List<Object>, String> marks = marks(before);
    int n = 1 + random.nextInt(3);
    for (int i = 0; i < n; i++) {
      List<Object> place = pick(List.copyOf(slots(object).keySet()));
      // Of many possible new markers, not every combination is tried.
      if (marks.containsKey(place) || (marks.size() >= 8 && marked)) {
        continue;
      }
      marks.put(place, MARK.formatted(slots(object).get(place)));
      marked = true;
      say("mark " + place);
    }
    put(file, object, marks);
  }

  @SuppressWarnings("unchecked")
  private void profileChange(String file) {
    Map<String, Object> spec = (Map<String, Object>) profile.get(file).get("spec");
    int kind = random.nextInt(6);
    // What was there before image automation set it behind a new marker only the profile tells.
    if (file.equals("v2.yaml") && marked && automationSet) {
      kind = 0;
    }
    reshaped |= file.equals("v2.yaml") && kind > 1;
    switch (kind) {
      case 0, 1 -> {
        spec.put("replicas", random.nextInt(5));
        say("profile " + file + " replicas");
      }
      case 2 -> {
        List<List<Object>> slots = new ArrayList<>(slots(spec).keySet());
        if (slots.isEmpty()) {
          return;
        }
        List<Object> place = pick(slots);
        String part = slots(spec).get(place);
        String old = (String) at(spec, place);
        if (old.equals("bare")) {
          return;
        }
        String now =
            switch (part) {
              case ":tag" -> tag();
              case ":digest" -> digest();
              case ":name" -> "x/n" + random.nextInt(1000);
              default ->
                  (random.nextInt(3) == 0 ? "x/n" + random.nextInt(1000) : name(old)) + ":" + tag();
            };
        set(spec, place, now);
        say("profile " + file + " " + place + " " + old + " -> " + now);
      }
      case 3, 4 -> {
        List<Object> found = list(spec);
        if (random.nextInt(2) == 0 && found.size() > 1) {
          Object gone = found.remove(random.nextInt(found.size()));
          if (gone.toString().contains("bare")) {
            found.add(gone);
          }
          say("profile " + file + " removes " + gone);
        } else if (found.size() > 1) {
          found.add(found.remove(0));
          say("profile " + file + " rotates " + found);
        }
      }
      default -> {
        List<Object> found = list(spec);
        if (found.isEmpty()) {
          return;
        }
        Object like = copy(found.get(0));
        String id = "new" + random.nextInt(1000);
        if (like instanceof Map<?, ?> map) {
          Map<Object, Object> m = (Map<Object, Object>) map;
          for (String key : List.of("id", "name", "repository")) {
            m.computeIfPresent(key, (k, v) -> id);
          }
        } else {
          like = id + ":1";
        }
        found.add(random.nextInt(found.size() + 1), like);
        say("profile " + file + " adds " + like);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private List<List<Object>> lists(Object value) {
    List<List<Object>> found = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(v -> found.addAll(lists(v)));
    } else if (value instanceof List<?> list) {
      found.add((List<Object>) list);
    }
    return found;
  }

  private List<Object> list(Object spec) {
    List<List<Object>> all = lists(spec);
    return all.isEmpty() ? new ArrayList<>() : pick(all);
  }

  @SuppressWarnings("unchecked")
  private void human(String file) throws IOException {
    if (edited.containsKey(file) || !Files.exists(path(file))) {
      return;
    }
    byte[] before = Files.readAllBytes(path(file));
    String text = new String(before, StandardCharsets.UTF_8);
    Map<String, Object> object = parse(before);
    Map<List<Object>, String> marks = marks(before);
    Map<String, Object> spec = (Map<String, Object>) object.get("spec");
    boolean v2 = file.equals("v2.yaml");
    String what;
    switch (random.nextInt(11)) {
      case 0 -> {
        Files.writeString(path(file), text + "# mine\n");
        what = "comment at end";
      }
      case 1 -> {
        Files.writeString(path(file), text.replaceFirst("spec:(\r?)\n", "spec: # mine$1\n"));
        what = "comment at spec";
      }
      case 2 -> {
        spec.put("extra", true);
        put(file, object, marks);
        what = "extra field";
      }
      case 3 -> {
        spec.put("replicas", 77);
        put(file, object, marks);
        what = "replicas 77";
      }
      case 4 -> {
        List<Object> list = list(spec);
        if (list.isEmpty()) {
          return;
        }
        Object gone = list.remove(list.size() - 1);
        marks.keySet().removeIf(p -> at(object, p) == null);
        if (list.isEmpty()) {
          return;
        }
        put(file, object, marks);
        what = "removes " + gone;
      }
      case 5 -> {
        // a marker and its text changed, or a tag that image automation has set without its marker
        if (!v2 || marks.isEmpty()) {
          return;
        }
        List<Object> place = pick(List.copyOf(marks.keySet()));
        String comment = marks.remove(place);
        set(object, place, "human-" + random.nextInt(100));
        put(file, object, marks);
        what = "takes marker away and sets another text at " + place + comment;
      }
      case 6 -> {
        // a text that is not marked
        List<List<Object>> places = new ArrayList<>();
        slots(object)
            .forEach(
                (p, part) -> {
                  boolean automated = v2 ? marks.containsKey(p) : !part.equals(":name");
                  if (!automated) {
                    places.add(p);
                  }
                });
        if (places.isEmpty()) {
          return;
        }
        List<Object> place = pick(places);
        set(object, place, "human/h" + random.nextInt(100));
        put(file, object, marks);
        what = "changes unmarked " + place;
      }
      case 7 -> {
        // no text that Flux sets
        List<List<Object>> places = new ArrayList<>();
        slots(object)
            .forEach(
                (p, part) -> {
                  boolean automated =
                      v2 ? marks.containsKey(p) : !part.equals(":name") && p.contains("spec");
                  if (automated) {
                    places.add(p);
                  }
                });
        if (places.isEmpty()) {
          return;
        }
        List<Object> place = pick(places);
        String old = (String) at(object, place);
        String part = slots(object).get(place);
        String now = part.isEmpty() ? name(old) : "";
        if (now.equals(old)) {
          return;
        }
        set(object, place, now);
        put(file, object, marks);
        what = "takes the tag away at " + place + " of " + old;
      }
      case 8 -> {
        // swaps elements
        List<Object> list = list(spec);
        if (list.size() < 2) {
          return;
        }
        List<Object> at = null;
        for (String k : List.of("containers", "images", "entries", "kustom")) {
          if (spec.get(k) == list) {
            at = List.of("spec", k);
          }
        }
        if (v2 && at == null) {
          return;
        }
        Collections.swap(list, 0, 1);
        Map<List<Object>, String> moved = new LinkedHashMap<>();
        List<Object> prefix = at;
        boolean withMarkers = random.nextBoolean();
        marks.forEach(
            (p, m) -> {
              List<Object> q = new ArrayList<>(p);
              if (withMarkers
                  && prefix != null
                  && p.size() > 2
                  && p.subList(0, 2).equals(prefix)
                  && (Integer) p.get(2) < 2) {
                q.set(2, 1 - (Integer) p.get(2));
              }
              moved.put(q, m);
            });
        moved.keySet().removeIf(p -> !(at(object, p) instanceof String));
        put(file, object, moved);
        what = "swaps the first of " + list + (withMarkers ? " with markers" : "");
      }
      case 9 -> {
        // changes the name of an image that is not under automation as a name
        List<List<Object>> places = new ArrayList<>();
        slots(object)
            .forEach(
                (p, part) -> {
                  if (part.isEmpty()) {
                    places.add(p);
                  }
                });
        if (places.isEmpty()) {
          return;
        }
        List<Object> place = pick(places);
        String old = (String) at(object, place);
        set(object, place, "evil/x" + old.substring(name(old).length()));
        put(file, object, marks);
        what = "changes image name " + place;
      }
      default -> {
        Map<String, Object> metadata = (Map<String, Object>) object.get("metadata");
        Map<String, Object> annotations =
            (Map<String, Object>)
                metadata.computeIfAbsent("annotations", k -> new LinkedHashMap<>());
        if (annotations.containsKey("fluxcd.io/automated")) {
          annotations.put(
              random.nextBoolean() ? "fluxcd.io/locked" : "fluxcd.io/automated",
              random.nextBoolean() ? "true" : "false");
        } else {
          annotations.put("a", "b");
        }
        if (object.equals(parse(before))) {
          return;
        }
        put(file, object, marks);
        what = "annotations";
      }
    }
    // Swapping equal elements changes nothing.
    byte[] after = Files.readAllBytes(path(file));
    if (parse(after).toString().equals(parse(before).toString())
        && new String(after, StandardCharsets.UTF_8).contains("# mine")
            == text.contains("# mine")) {
      Files.write(path(file), before);
      return;
    }
    edited.put(file, before);
    if (what.startsWith("takes the tag away")) {
      taken.add(file);
    }
    say("human " + file + " " + what);
  }

  private void style(String file) throws IOException {
    if (!file.equals("p.yaml") && Files.exists(path(file))) {
      String text = Files.readString(path(file));
      if (file.equals("v2.yaml") && !text.contains("$imagepolicy")) {
        return;
      }
      Files.writeString(
          path(file),
          pick(List.of("---\n" + text, text.replace(" # {", "   # {"), text + "\n", "\n" + text)));
      say("style " + file);
    }
  }

  private void crlf(String file) throws IOException {
    if (Files.exists(path(file))) {
      String text = Files.readString(path(file)).replace("\r\n", "\n");
      Files.writeString(path(file), random.nextInt(3) == 0 ? text : text.replace("\n", "\r\n"));
      say("crlf " + file);
    }
    Path record = directory.resolve(OwnershipRecord.FILE);
    if (random.nextInt(3) == 0 && Files.exists(record)) {
      String text = Files.readString(record).replace("\r\n", "\n");
      Files.writeString(record, random.nextInt(3) == 0 ? text : text.replace("\n", "\r\n"));
    }
  }

  private void loseOrMerge() throws IOException {
    if (!edited.isEmpty()) {
      return;
    }
    if (random.nextInt(3) == 0) {
      // A lost record is rebuilt from a tree that matches the profile.
      generate(false);
      Map<String, byte[]> before = snapshot();
      Files.delete(directory.resolve(OwnershipRecord.FILE));
      say("loses the record");
      for (int i = random.nextInt(3); i > 0; i--) {
        automate(pick(List.of("v2.yaml", "v1.yaml", "r.yaml")));
      }
      Map<String, byte[]> beforeRun = snapshot();
      assertThat(last.outputOfLastRun(directory)).isNull();
      WriteReport report = write(false);
      assertThat(report.updated()).as("automation is known without a record").isEmpty();
      Map<String, byte[]> after = snapshot();
      after.remove(OwnershipRecord.FILE);
      assertThat(same(beforeRun, after)).isTrue();
      assertThat(verify().drifts()).isEmpty();
      if (Arrays.equals(beforeRun.get("v1.yaml"), before.get("v1.yaml"))) {
        assertThat(line(snapshot(), "v1.yaml")).isEqualTo(line(before, "v1.yaml"));
      }
      assertThat(line(snapshot(), "v2.yaml")).isEqualTo(line(before, "v2.yaml"));
      return;
    }
    // Two branches, each generated; each file is from one or the other with its part of the
    // profile.
    generate(false);
    Map<String, byte[]> base = snapshot();
    Map<String, Map<String, Object>> baseProfile = copy(profile);
    say("branch one");
    branch();
    Map<String, byte[]> one = snapshot();
    Map<String, Map<String, Object>> profileOne = copy(profile);
    say("branch two");
    restore(base, baseProfile);
    branch();
    Map<String, byte[]> two = snapshot();
    Map<String, Map<String, Object>> profileTwo = copy(profile);
    StringBuilder record = new StringBuilder();
    for (String file : List.copyOf(profile.keySet())) {
      boolean changedOne = !Arrays.equals(one.get(file), base.get(file));
      boolean changedTwo = !Arrays.equals(two.get(file), base.get(file));
      boolean takesOne = changedOne && (!changedTwo || random.nextBoolean());
      Files.write(path(file), takesOne ? one.get(file) : two.get(file));

      profile.put(file, copy((takesOne ? profileOne : profileTwo).get(file)));
      if (!changedOne && !changedTwo) {
        boolean ofOne = !profileOne.get(file).equals(baseProfile.get(file));
        profile.put(file, copy((ofOne ? profileOne : profileTwo).get(file)));
      }
      say("merge takes " + file + " of " + (takesOne ? "one" : "two"));
      String lineOne = line(one, file);
      String lineTwo = line(two, file);
      if (lineOne.equals(lineTwo)) {
        record.append(lineOne).append('\n');
      } else if (random.nextBoolean()) {
        record.append("<<<<<<< HEAD\n" + lineOne + "\n=======\n" + lineTwo + "\n>>>>>>> two\n");
      } else {
        record.append(takesOne ? lineOne : lineTwo).append('\n');
      }
    }
    Files.writeString(directory.resolve(OwnershipRecord.FILE), record.toString());
    generated.clear();
    generate(false);
  }

  private static String line(Map<String, byte[]> tree, String file) {
    return new String(tree.get(OwnershipRecord.FILE), StandardCharsets.UTF_8)
        .lines()
        .filter(l -> l.startsWith(file + " "))
        .findFirst()
        .orElseThrow();
  }

  private void restore(Map<String, byte[]> files, Map<String, Map<String, Object>> itsProfile)
      throws IOException {
    for (Map.Entry<String, byte[]> e : files.entrySet()) {
      Files.write(path(e.getKey()), e.getValue());
    }
    profile.clear();
    profile.putAll(copy(itsProfile));
    generated.clear();
    generated.putAll(copy(itsProfile));
  }

  private void branch() throws IOException {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String file = pick(List.of("v2.yaml", "v2.yaml", "v1.yaml", "r.yaml"));
      switch (random.nextInt(3)) {
        case 0 -> automate(file);
        case 1 -> mark(file);
        default -> profileChange(file);
      }
    }
    generate(false);
  }

  private void undo() throws IOException {
    for (Map.Entry<String, byte[]> e : edited.entrySet()) {
      Files.write(path(e.getKey()), e.getValue());
      say("undo " + e.getKey());
    }
    edited.clear();
    taken.clear();
  }

  private GenerationResult result() {
    List<RenderedFile> files = new ArrayList<>();
    profile.forEach(
        (file, object) -> {
          RenderedObject o =
              new RenderedObject(
                  KubernetesObjects.of(bytes(CanonicalYaml.write(object))).orElseThrow().get(0));
          files.add(new RenderedFile(file, CanonicalYaml.write(o.content().entries()), List.of(o)));
        });
    return new GenerationResult(new RenderedTree(files), List.of());
  }

  private Map<String, byte[]> snapshot() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (var s = Files.newDirectoryStream(directory)) {
      for (Path p : s) {
        all.put(p.getFileName().toString(), Files.readAllBytes(p));
      }
    }
    return all;
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(k -> Arrays.equals(one.get(k), other.get(k)));
  }

  private WriteReport write(boolean force) throws IOException {
    Files.writeString(directory.resolve(PROFILE), profile.toString());
    WriteOptions options = new WriteOptions(false, force, folder.resolve("copies"));
    return new TreeWriter().write(result(), PROFILE, directory, options);
  }

  private VerifyReport verify() throws IOException {
    Files.writeString(directory.resolve(PROFILE), profile.toString());
    return new TreeVerifier().verify(result(), PROFILE, directory);
  }

  private void generate(boolean force) throws IOException {
    say("generate" + (force ? " force" : "") + " edited: " + edited.keySet());
    VerifyReport verdict = verify();
    Map<String, byte[]> before = snapshot();
    say("  verify: " + verdict.drifts());
    List<String> said = last.outputOfLastRun(directory);
    WriteReport report;
    try {
      report = write(force);
    } catch (ProfileException e) {
      stops++;
      assertThat(edited).as("stopped without an edit: %s", e.getMessage()).isNotEmpty();
      assertThat(same(before, snapshot())).as("a refused run writes nothing").isTrue();
      Set<String> named = new TreeSet<>();
      verdict.drifts().stream()
          .filter(d -> d.kind() == Drift.Kind.EDITED)
          .forEach(d -> named.add(d.path()));
      assertThat(named).as("verify names edits").isSubsetOf(edited.keySet());
      assertThat(said).as("up to date though stopped").isNull();
      return;
    }
    Map<String, byte[]> after = snapshot();
    if (said != null) {
      cached++;
      assertThat(same(before, after)).as("up to date though something is written").isTrue();
      // The markers' order is the tree's, which the previous run may have changed.
      assertThat(said).containsExactlyInAnyOrderElementsOf(said(report));
    }
    // An edit that stays, or of which a copy is kept, is not lost.
    for (String file : edited.keySet()) {
      if (!Arrays.equals(before.get(file), after.get(file))) {
        assertThat(force)
            .as(
                "lost edit of "
                    + file
                    + "\n"
                    + new String(before.get(file), StandardCharsets.UTF_8))
            .isTrue();
        assertThat(report.copied()).as("a copy of the lost edit").contains(file);
      } else {
        say("  edit stays: " + file);
      }
    }
    if (!force) {
      for (String file : edited.keySet()) {
        // the profile may now have the same value
        Object object = parse(after.get(file));
        Map<String, Object> expected = copy(profile.get(file));
        expect(file, expected, before.get(file), new LinkedHashMap<>());
        assertThat(object.toString())
            .as("an edit of " + file + " passes")
            .isEqualTo(expected.toString());
      }
    }
    // A verification without drift means that a write changes nothing.
    Set<String> changed = new TreeSet<>();
    after.forEach(
        (k, v) -> {
          if (!Arrays.equals(v, before.get(k))) {
            changed.add(k);
          }
        });
    Set<String> drifted = new TreeSet<>();
    verdict.drifts().forEach(d -> drifted.add(d.path()));
    Set<String> files = new TreeSet<>(changed);
    files.remove(OwnershipRecord.FILE);
    Set<String> driftedFiles = new TreeSet<>(drifted);
    driftedFiles.remove(OwnershipRecord.FILE);
    assertThat(files).as("verify and generate").isEqualTo(driftedFiles);
    if (drifted.contains(OwnershipRecord.FILE)) {
      assertThat(changed).contains(OwnershipRecord.FILE);
    }
    // The tree equals the profile, with the values that image automation wrote.
    for (String file : profile.keySet()) {
      byte[] now = after.get(file);
      Map<String, Object> expected = copy(profile.get(file));
      Map<List<Object>, String> marks = new LinkedHashMap<>();
      byte[] then = before.get(file);
      boolean exact = true;
      if (then != null) {
        exact = !edited.containsKey(file);
        if (exact) {
          exact = expect(file, expected, then, marks);
        }
      }
      if (exact) {
        assertThat(parse(now).toString()).as(file).isEqualTo(expected.toString());
        assertThat(marks(now)).as("marks of " + file).isEqualTo(marks);
      }
    }
    // Values that image automation wrote stay as long as the profile is unchanged.
    for (String file : profile.keySet()) {
      if (profile.get(file).equals(generated.get(file)) && !edited.containsKey(file)) {
        assertThat(files).as("undoes what image automation did").doesNotContain(file);
      }
    }
    generated.clear();
    generated.putAll(copy(profile));
    if (!report.keptTags().isEmpty()) {
      kepts++;
    }
    marked = false;
    reshaped = false;
    automationSet = false;
    // A second run changes nothing.
    assertThat(write(false).updated()).isEmpty();
    assertThat(same(after, snapshot())).as("generate twice").isTrue();
    assertThat(verify().drifts()).isEmpty();
    if (report.left().isEmpty()) {
      last.keep(
          directory,
          Map.of(directory.resolve(PROFILE), profile.toString()),
          report.files(),
          report.ownLines(),
          report.strangers().watched(),
          said(report));
    }
    edited.clear();
    taken.clear();
  }

  private static List<String> said(WriteReport report) {
    return report.keptTags().stream().map(PreservedImageTag::toString).toList();
  }

  /**
   * Puts the values of image automation into the generated object; false if the model is not sure.
   */
  private boolean expect(
      String file, Map<String, Object> object, byte[] then, Map<List<Object>, String> marks) {
    Map<String, Object> disk = parse(then);
    if (!file.equals("v2.yaml")) {
      if (!file.equals("p.yaml")) {
        v1(object, disk);
      }
      return true;
    }
    Map<List<Object>, String> there = marks(then);
    boolean sure = true;
    // Lists in which names are marked may be ambiguous.
    Map<List<Object>, List<Object>> to = new LinkedHashMap<>();
    for (List<Object> path : there.keySet()) {
      List<Object> way = new ArrayList<>();
      boolean found = true;
      for (int i = 0; i < path.size() && found; i++) {
        if (!(path.get(i) instanceof Integer index)) {
          way.add(path.get(i));
          continue;
        }
        List<Object> list = path.subList(0, i);
        List<?> here = (List<?>) at(disk, list);
        List<?> wanted = (List<?>) at(object, way);
        if (wanted == null) {
          found = false;
          break;
        }
        if (!key(list).equals("containers")
            && there.keySet().stream()
                .anyMatch(
                    p ->
                        p.size() > list.size()
                            && p.subList(0, list.size()).equals(list)
                            && part(there.get(p)).equals(":name"))) {
          sure = false;
        }
        Object id = identity(key(list), list, here.get(index), index, there);
        int match = -1;
        int n = 0;
        for (int j = 0; j < wanted.size(); j++) {
          if (Objects.equals(id, identity(key(list), list, wanted.get(j), index, there))) {
            match = j;
            n++;
          }
        }
        if (n > 1) {
          sure = false;
        }
        if (n != 1) {
          found = false;
          break;
        }
        way.add(match);
      }
      if (found && at(object, way) instanceof String) {
        to.put(path, way);
      }
    }
    // names first
    List<List<Object>> order = new ArrayList<>(to.keySet());
    order.sort(Comparator.comparing(p -> !part(there.get(p)).equals(":name")));
    for (List<Object> path : order) {
      List<Object> way = to.get(path);
      String here = (String) at(disk, path);
      String wanted = (String) at(object, way);
      marks.put(way, there.get(path));
      boolean keep =
          switch (part(there.get(path))) {
            case ":name" -> !here.isEmpty();
            case "" -> here.length() > name(here).length() && full(here).equals(full(wanted));
            default -> !here.isEmpty() && sameName(disk, path, object, way);
          };
      if (keep) {
        set(object, way, here);
      }
    }
    return sure;
  }

  private static boolean sameName(Object disk, List<Object> path, Object object, List<Object> way) {
    for (String key : List.of("registry", "repository", "name", "chart")) {
      List<Object> p = new ArrayList<>(path.subList(0, path.size() - 1));
      p.add(key);
      List<Object> q = new ArrayList<>(way.subList(0, way.size() - 1));
      q.add(key);
      Object one = at(disk, p);
      Object two = at(object, q);
      if (one instanceof String a && two instanceof String b
          ? !full(a).equals(full(b))
          : !Objects.equals(one, two)) {
        return false;
      }
    }
    return true;
  }

  private static Object identity(
      String list, List<Object> at, Object element, int index, Map<List<Object>, String> marks) {
    if (list.equals("containers")) {
      return ((Map<?, ?>) element).get("name");
    }
    if (element instanceof String text) {
      return full(text);
    }
    Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) element);
    if (copy.containsKey("name") && !marks.containsKey(join(at, index, "name"))) {
      return copy.get("name");
    }
    for (Object key : List.copyOf(copy.keySet())) {
      if (marks.containsKey(join(at, index, key))) {
        copy.put(key, "");
      }
    }
    return copy;
  }

  private static List<Object> join(List<Object> at, Object... more) {
    List<Object> all = new ArrayList<>(at);
    all.addAll(List.of(more));
    return all;
  }

  private static void v1(Map<String, Object> object, Map<String, Object> disk) {
    if (object.get("kind").equals("Deployment")) {
      for (String list : List.of("initContainers", "containers")) {
        List<Object> p = List.of("spec", "template", "spec", list);
        for (Object wanted : (List<?>) at(object, p)) {
          for (Object here : (List<?>) at(disk, p)) {
            if (at(here, List.of("name")).equals(at(wanted, List.of("name")))) {
              carry(at(wanted, List.of()), "image", at(here, List.of("image")));
            }
          }
        }
      }
      return;
    }
    List<Object> image = List.of("spec", "values", "image");
    if (at(at(object, image), List.of("registry")).equals(at(at(disk, image), List.of("registry")))
        && at(at(object, image), List.of("repository"))
            .equals(at(at(disk, image), List.of("repository")))) {
      set(object, join(image, "tag"), at(disk, join(image, "tag")));
    }
    carry(
        at(object, List.of("spec", "values", "exporter")),
        "image",
        at(disk, List.of("spec", "values", "exporter", "image")));
    List<Object> backup = List.of("spec", "values", "jobs", "backup");
    if (at(object, join(backup, "repository")).equals(at(disk, join(backup, "repository")))) {
      set(object, join(backup, "version"), at(disk, join(backup, "version")));
    }
  }

  @SuppressWarnings("unchecked")
  private static void carry(Object map, String key, Object here) {
    String wanted = (String) ((Map<?, ?>) map).get(key);
    if (here instanceof String text
        && name(text).equals(name(wanted))
        && text.length() > name(text).length()) {
      ((Map<Object, Object>) map).put(key, text);
    }
  }
}
