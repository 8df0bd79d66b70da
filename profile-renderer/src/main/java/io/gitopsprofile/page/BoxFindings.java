package io.gitopsprofile.page;

import io.gitopsprofile.chain.AutoscalerChain;
import io.gitopsprofile.chain.ChainBox;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The findings at the links of a chain. A finding is at the link whose place is the nearest. */
final class BoxFindings {

  private final Map<ProfilePath, List<Diagnostic>> byPath = new HashMap<>();

  /** Indexes findings by their paths and all parents of these. */
  BoxFindings(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      ProfilePath path = finding.path();
      while (!path.steps().isEmpty()) {
        List<Diagnostic> at = byPath.get(path);
        if (at == null) {
          at = new ArrayList<>();
          byPath.put(path, at);
        }
        at.add(finding);
        path = path.parent();
      }
    }
  }

  /** Returns the findings of each link of a chain; a link without findings has none. */
  IdentityHashMap<ChainBox, List<Diagnostic>> of(AutoscalerChain chain) {
    IdentityHashMap<Diagnostic, Integer> nearest = new IdentityHashMap<>();
    for (ChainBox box : chain.boxes()) {
      for (ProfilePath path : box.paths()) {
        for (Diagnostic finding : byPath.getOrDefault(path, List.of())) {
          nearest.merge(finding, path.steps().size(), Math::max);
        }
      }
    }
    IdentityHashMap<ChainBox, List<Diagnostic>> findings = new IdentityHashMap<>();
    for (ChainBox box : chain.boxes()) {
      List<Diagnostic> own = new ArrayList<>();
      for (ProfilePath path : box.paths()) {
        for (Diagnostic finding : byPath.getOrDefault(path, List.of())) {
          if (nearest.getOrDefault(finding, 0) == path.steps().size() && !own.contains(finding)) {
            own.add(finding);
          }
        }
      }
      findings.put(box, own);
    }
    return findings;
  }
}
