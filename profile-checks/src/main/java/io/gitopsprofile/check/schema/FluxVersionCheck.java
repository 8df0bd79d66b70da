package io.gitopsprofile.check.schema;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.flux.FluxFields;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF071: an object has a field, a word or an API version that the target's minor version of Flux
 * does not have. Server-side apply refuses an unknown field. (Source: the CustomResourceDefinitions
 * of the controllers' releases.)
 */
final class FluxVersionCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Target target = context.profile().target();
    if (target.flux() != Flux.V2 || target.fluxVersion() == null) {
      return;
    }
    String version = target.fluxVersion();
    for (FluxFields.Row row : FluxFields.after(Integer.parseInt(version.substring(2)))) {
      for (ProfileObject object : context.objects().ofKind(row.kind())) {
        if (object.apiVersion().equals(row.apiVersion())) {
          new Search(object, row, version, findings).run();
        }
      }
    }
  }

  /** The search for one row of the table in an object. */
  private record Search(
      ProfileObject object, FluxFields.Row row, String version, DiagnosticCollector findings) {

    void run() {
      if (row.field().isEmpty()) {
        report(List.of("apiVersion"), row.apiVersion() + " " + row.kind());
        return;
      }
      List<Object> steps = new ArrayList<>(List.of("spec"));
      search(object.object().content().get("spec"), 0, steps);
    }

    private void search(@Nullable Object value, int depth, List<Object> steps) {
      if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          steps.add(i);
          search(list.get(i), depth, steps);
          steps.remove(steps.size() - 1);
        }
      } else if (depth == row.field().size()) {
        found(value, steps);
      } else if (value instanceof Map<?, ?> map && map.get(row.field().get(depth)) != null) {
        Object next = map.get(row.field().get(depth));
        steps.add(row.field().get(depth));
        if (depth + 1 == row.field().size() && row.word().isEmpty()) {
          found(next, steps);
        } else {
          search(next, depth + 1, steps);
        }
        steps.remove(steps.size() - 1);
      }
    }

    private void found(@Nullable Object value, List<Object> steps) {
      String field = "spec." + String.join(".", row.field());
      if (row.word().isEmpty()) {
        report(steps, field + " of " + row.kind());
      } else if (row.word().equals(value)) {
        report(steps, quoted(row.word()) + " for " + field + " of " + row.kind());
      }
    }

    private void report(List<Object> steps, String what) {
      findings.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          object.source().at(List.copyOf(steps)),
          "Flux " + version + " does not have " + what + "; it came with Flux 2." + row.minor(),
          row.field().isEmpty()
              ? "update Flux, and set fluxVersion"
              : "remove it, or update Flux and set fluxVersion");
    }
  }
}
