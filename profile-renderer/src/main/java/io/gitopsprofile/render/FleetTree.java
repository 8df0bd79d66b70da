package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.render.FleetGenerator.Rendered;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trees of all environments of a profile as one tree, each below its folder. The part of a file
 * is its path in the profile of its environment, behind the environment's name.
 */
final class FleetTree {

  private FleetTree() {}

  static GenerationResult of(FleetGenerator fleet) {
    List<Diagnostic> findings = fleet.check();
    List<RenderedFile> files = new ArrayList<>();
    Map<String, ProfilePath> parts = new HashMap<>();
    Map<String, GenerationResult> results = new HashMap<>();
    Map<Path, String> read = new LinkedHashMap<>();
    for (String name : fleet.names()) {
      Rendered environment = fleet.result(name);
      results.put(name, environment.generated());
      read.putAll(environment.generated().files());
      RenderedTree tree = environment.generated().tree();
      for (RenderedFile file : tree.files()) {
        String path = environment.directory() + "/" + file.path();
        files.add(new RenderedFile(path, file.text(), file.objects(), file.imageValues()));
        List<Object> steps = new ArrayList<>(List.of(name));
        steps.addAll(tree.part(file.path()).steps());
        parts.put(path, new ProfilePath(steps));
      }
    }
    return new GenerationResult(
        new RenderedTree(files, parts, Set.of()),
        findings,
        finding -> placed(finding, results),
        read);
  }

  private static Diagnostic placed(Diagnostic finding, Map<String, GenerationResult> results) {
    List<Object> steps = finding.path().steps();
    GenerationResult result = steps.isEmpty() ? null : results.get(String.valueOf(steps.get(0)));
    return result == null
        ? finding
        : result
            .places()
            .apply(finding.at(new ProfilePath(steps.subList(1, steps.size()))))
            .withEdits(List.of());
  }
}
