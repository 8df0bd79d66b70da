package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;
import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of the ConfigMaps and Secrets of a profile. */
final class KnownKeys {

  /** Parts of the annotations and labels by which operators and Flux let others add keys. */
  private static final String[] MARKS = {
    "inject", "reflect", "replicat", "/ssa", "/ignore", "/reconcile"
  };

  /** The most keys that a message lists. */
  private static final int MOST_SHOWN = 8;

  private KnownKeys() {}

  /**
   * Returns the keys of a ConfigMap or Secret, or of the Secret that an operator makes of an
   * object; null for another kind, or where something besides the profile may add keys.
   */
  static @Nullable Set<String> of(ProfileObject object) {
    if (object.kind().equals("ExternalSecret") || object.kind().equals("SealedSecret")) {
      return ofOperator(object);
    }
    boolean has =
        object.kind().equals(PodReferences.CONFIG_MAP)
            || object.kind().equals(PodReferences.SECRET);
    if (!has
        || object.field("type").text().startsWith("kubernetes.io/service-account-token")
        || isOpen(object.field("metadata", "annotations"))
        || isOpen(object.field("metadata", "labels"))) {
      return null;
    }
    Set<String> keys = new LinkedHashSet<>();
    for (String part : new String[] {"data", "stringData", "binaryData"}) {
      ObjectField data = object.field(part);
      if (data.isPresent() && data.map().isEmpty()) {
        return null;
      }
      for (String key : data.keys()) {
        if (key.indexOf('$') >= 0) {
          return null;
        }
        keys.add(key);
      }
    }
    return keys.isEmpty() ? null : keys;
  }

  /**
   * Returns the keys of the Secret that an operator makes; null where a template or a whole secret
   * of the store gives it others.
   */
  private static @Nullable Set<String> ofOperator(ProfileObject object) {
    Set<String> keys = new LinkedHashSet<>(object.field("spec", "encryptedData").keys());
    if (object.field("spec", "dataFrom").isPresent()
        || object.field("spec", "target", "template").isPresent()
        || object.field("spec", "template", "data").isPresent()
        || !object.field("spec", "target", "creationPolicy").text().isEmpty()) {
      return null;
    }
    for (ObjectField entry : object.field("spec", "data").elements()) {
      keys.add(entry.in("secretKey").text());
    }
    return keys.isEmpty() ? null : keys;
  }

  private static boolean isOpen(ObjectField marks) {
    for (String key : marks.keys()) {
      for (String mark : MARKS) {
        if (key.contains(mark)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> quotedAll(Set<String> keys) {
    List<String> all = new ArrayList<>(keys.size());
    for (String key : keys) {
      all.add(quoted(key));
    }
    return all;
  }

  /** Reports a key that an object of the profile does not have. */
  static void report(Reference reference, Set<String> keys, DiagnosticCollector findings) {
    ObjectField field = requireNonNull(reference.key());
    ProfilePath place = field.isPresent() ? field.path() : reference.name().path();
    String key = reference.keyText();
    String slip = keys.size() == 1 ? keys.iterator().next() : ClosestName.slip(key, keys);
    String message =
        reference.name().object().title()
            + (reference.mounted() ? " mounts the key " : " reads the key ")
            + quoted(key)
            + (field.isPresent() ? "" : ", the default,")
            + " of "
            + reference.kind()
            + " "
            + quoted(reference.text())
            + ", which has "
            + (keys.size() > MOST_SHOWN ? "no such key" : "only " + Phrases.and(quotedAll(keys)))
            + (slip == null || keys.size() == 1 ? "" : "; did you mean " + quoted(slip) + "?");
    String fix =
        slip == null ? "write a key that it has, or add the key to its data" : "write " + slip;
    Edit edit = Edit.setIfKnown(field.path(), slip);
    if (reference.mounted()) {
      findings.warn(DiagnosticCode.MISSING_KEY, place, message, fix, edit);
    } else {
      findings.add(DiagnosticCode.MISSING_KEY, place, message, fix, edit);
    }
  }
}
