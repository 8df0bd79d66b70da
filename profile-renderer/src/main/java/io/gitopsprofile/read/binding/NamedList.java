package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.read.node.MappingEntries;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Merges a list into the preset's list by element name, such as the containers of a pod. */
public final class NamedList {

  private final ValueBinder values;
  private final SourceMap sources;

  NamedList(ValueBinder values, SourceMap sources) {
    this.values = values;
    this.sources = sources;
  }

  public static boolean isNamed(Class<?> element) {
    return element == Container.class;
  }

  /** The merged elements. An element that the profile writes twice stays in the list twice. */
  List<Object> merge(NodeLocation place, SequenceNode sequence, Class<?> type, List<?> inherited) {
    List<Object> merged = new ArrayList<>(inherited);
    List<String> names = new ArrayList<>();
    for (Object element : inherited) {
      names.add(((Container) element).name());
    }
    Set<Integer> replaced = new HashSet<>();
    for (Node node : sequence.getValue()) {
      int base = names.indexOf(name(place.at(node)));
      boolean replaces = base >= 0 && replaced.add(base);
      ProfilePath path = place.path().index(replaces ? base : merged.size());
      NodeLocation element = new NodeLocation(place.file(), node, path);
      sources.note(path, element);
      Object read = values.element(element, type, base < 0 ? null : inherited.get(base));
      if (read != null && replaces) {
        merged.set(base, read);
      } else if (read != null) {
        merged.add(read);
      }
    }
    return merged;
  }

  /** The name of an element; empty if the element has none. */
  private static String name(NodeLocation element) {
    if (element.node() instanceof MappingNode) {
      NodeLocation name = new MappingEntries(element, new ReadDiagnostics()).value("name");
      if (name != null && name.node() instanceof ScalarNode scalar) {
        return scalar.getValue();
      }
    }
    return "";
  }
}
