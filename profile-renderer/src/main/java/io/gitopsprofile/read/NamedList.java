package io.gitopsprofile.read;

import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Container;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Lays a list over the preset's, element by element of the same name: the containers of a pod. */
final class NamedList {

  private final ValueBinder values;
  private final SourceMap sources;

  NamedList(ValueBinder values, SourceMap sources) {
    this.values = values;
    this.sources = sources;
  }

  static boolean isNamed(Class<?> element) {
    return element == Container.class;
  }

  List<Object> merge(Place place, SequenceNode sequence, Class<?> type, List<?> inherited) {
    Map<String, Object> merged = new LinkedHashMap<>();
    inherited.forEach(element -> merged.put(((Container) element).name(), element));
    List<Object> unnamed = new ArrayList<>();
    Set<String> written = new HashSet<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node node = sequence.getValue().get(i);
      String name = name(node);
      int index = name == null ? -1 : List.copyOf(merged.keySet()).indexOf(name);
      ProfilePath path = place.path().index(index < 0 ? merged.size() : index);
      Place element = new Place(place.file(), node, path);
      if (name != null && !written.add(name)) {
        values.twice(element, name);
        continue;
      }
      sources.note(path, element);
      Object read = values.element(element, type, name == null ? null : merged.get(name));
      if (read == null) {
        continue;
      }
      if (name == null) {
        unnamed.add(read);
      } else {
        merged.put(name, read);
      }
    }
    List<Object> all = new ArrayList<>(merged.values());
    all.addAll(unnamed);
    return all;
  }

  private static @Nullable String name(Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("name")
            && tuple.getValueNode() instanceof ScalarNode value) {
          return value.getValue();
        }
      }
    }
    return null;
  }
}
