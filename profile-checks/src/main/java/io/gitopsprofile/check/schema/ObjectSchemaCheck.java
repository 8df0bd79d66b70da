package io.gitopsprofile.check.schema;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.IgnoreAnnotation;
import io.gitopsprofile.flux.SubstitutedFolders;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.kubernetes.RenamedFields;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.schema.KindSchema;
import io.gitopsprofile.schema.Mismatch;
import io.gitopsprofile.schema.Mismatch.Problem;
import io.gitopsprofile.schema.SchemaComparison;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.schema.ValueType.ScalarKind;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF120, PRF121, PRF122, PRF071, PRF124: a manifest or a patch has a field that its kind does not
 * have, a value that the field does not take, or lacks a required field. Server-side apply, which
 * Flux v2 uses, and the validation of kubectl, which Flux v1 uses, refuse such an object. A cluster
 * may have another version of a custom resource than the catalogue, so that its findings are
 * warnings. Objects that SOPS encrypted are left out, and so is text with variables that Flux v2
 * replaces.
 */
final class ObjectSchemaCheck implements Check {

  /** The most findings; objects of megabytes could have one for each line. */
  private static final int MOST = 1_000;

  /** The most names of fields or words that a message lists and compares. */
  private static final int MOST_NAMES = 100;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Target target = context.profile().target();
    SubstitutedFolders variables = context.variables();
    int most = findings.count() + MOST;
    for (ProfileObject object : context.objects().all()) {
      if (findings.count() < most
          && object.source().isFreeForm()
          && object.field("sops").map().isEmpty()) {
        KindSchema kind = context.schemas().find(object.apiVersion(), object.kind());
        if (kind != null && isServed(kind, target)) {
          new Reporter(object, kind, target, findings).report(most, variables.mayReplaceIn(object));
        }
      }
    }
  }

  /** True if the cluster has the version; that it has not is a finding of other checks. */
  private static boolean isServed(KindSchema kind, Target target) {
    ApiVersionTable.@Nullable Row row = ApiVersionTable.row(kind.apiVersion(), kind.kind());
    return row == null
        ? kind.servedBy(Schemas.minor(target.kubernetes()))
        : row.servedBy(target.kubernetes());
  }

  /** The findings in one object. */
  private record Reporter(
      ProfileObject object, KindSchema kind, Target target, DiagnosticCollector findings) {

    void report(int most, boolean hasVariables) {
      Map<?, ?> content = object.object().content().entries();
      List<Mismatch> all =
          SchemaComparison.of(content, kind, Schemas.minor(target.kubernetes()), hasVariables);
      for (Mismatch mismatch : all) {
        if (findings.count() >= most) {
          return;
        }
        ProfilePath place = object.source().at(mismatch.steps());
        if (object.source().isFreeForm(place)
            && !isOfOtherCheck(mismatch)
            && !isMisspelled(mismatch, all)) {
          report(mismatch, place);
        }
      }
    }

    /**
     * Tells a missing field that is there under a misspelled name, or under that of another
     * version, which is a finding itself.
     */
    private boolean isMisspelled(Mismatch missing, List<Mismatch> all) {
      if (missing.problem() != Problem.MISSING_FIELD) {
        return false;
      }
      for (Mismatch other : all) {
        int depth = other.steps().size() - 1;
        if (other.problem() == Problem.UNKNOWN_FIELD
            && other.steps().subList(0, depth).equals(missing.steps())
            && (missing.name().equals(ClosestName.slip(other.name(), names(other)))
                || missing.name().equals(now(other)))) {
          return true;
        }
      }
      return false;
    }

    /**
     * Tells a finding of another check: a workload without a selector (PRF034), the annotation that
     * hides an object from Flux (PRF046), a field that the renderer knows (PRF071).
     */
    private boolean isOfOtherCheck(Mismatch mismatch) {
      return switch (mismatch.problem()) {
        case MISSING_FIELD -> mismatch.name().equals("selector") && PodTemplate.of(object) != null;
        case WRONG_TYPE -> IgnoreAnnotation.V1.contains(mismatch.name());
        case NOT_SERVED, UNKNOWN_FIELD -> !object.isManifest() && ServedApis.knows(mismatch.name());
        case BAD_VALUE ->
            isNotifiedKind(mismatch) && ClosestName.slip(wrong(mismatch), names(mismatch)) == null;
      };
    }

    /**
     * Tells the kind of an object that an Alert or Receiver of Flux is about. Other operators add
     * their kinds to this list in the CustomResourceDefinition: flux-operator FluxInstance and
     * ResourceSet, tofu-controller Terraform. (Source: flux-operator, internal/builder.)
     */
    private boolean isNotifiedKind(Mismatch mismatch) {
      List<Object> steps = mismatch.steps();
      return (object.kind().equals("Alert") || object.kind().equals("Receiver"))
          && steps.size() == 4
          && (steps.contains("eventSources") || steps.contains("resources"))
          && steps.get(3).equals("kind");
    }

    private void report(Mismatch mismatch, ProfilePath place) {
      String slip =
          mismatch.valid().isEmpty() || now(mismatch) != null
              ? null
              : ClosestName.slip(wrong(mismatch), names(mismatch));
      boolean fromCatalogue = kind.origin().kind() == KindSchema.Source.CATALOGUE;
      findings.add(
          fromCatalogue ? DiagnosticCode.CATALOGUE_MISMATCH : code(mismatch.problem()),
          place,
          message(mismatch) + (fromCatalogue ? " (by " + kind.origin().title() + ")" : ""),
          fix(mismatch, slip)
              + (fromCatalogue ? "; accept it if the cluster has a version that takes it" : ""),
          edits(mismatch, slip, place));
    }

    private List<Edit> edits(Mismatch mismatch, @Nullable String slip, ProfilePath place) {
      if (laterVersion(mismatch) != null) {
        return List.of(Edit.set(object.at("apiVersion"), laterVersion(mismatch)));
      }
      if (now(mismatch) != null) {
        Object value = value(mismatch);
        if (!mismatch.name().equals("targetAverageUtilization") || !(value instanceof Number)) {
          return List.of();
        }
        Map<String, @Nullable Object> target = new LinkedHashMap<>();
        target.put("type", "Utilization");
        target.put("averageUtilization", value);
        List<Object> steps = new ArrayList<>(mismatch.steps());
        steps.set(steps.size() - 1, "target");
        return List.of(Edit.remove(place), Edit.set(object.source().at(steps), target));
      }
      Edit edit = edit(mismatch, slip, place);
      return edit == null ? List.of() : List.of(edit);
    }

    /** The later version of the kind that has the field; null if none is known. */
    private @Nullable String laterVersion(Mismatch mismatch) {
      return mismatch.problem() == Problem.UNKNOWN_FIELD
              && RenamedFields.isOfLaterHpa(object.apiVersion(), object.kind(), mismatch.name())
              && ServedApis.Api.HPA_V2.servedBy(target.kubernetes())
          ? ServedApis.Api.HPA_V2.apiVersion()
          : null;
    }

    /** The field that took the place of one of another version; null if none did. */
    private @Nullable String now(Mismatch mismatch) {
      String now = RenamedFields.now(object.kind(), parent(mismatch), mismatch.name());
      return now != null && mismatch.valid().contains(now) ? now : null;
    }

    /** The key of the mapping that holds a field. */
    private static String parent(Mismatch mismatch) {
      int depth = mismatch.steps().size();
      return depth < 2 ? "" : String.valueOf(mismatch.steps().get(depth - 2));
    }

    private static List<String> names(Mismatch mismatch) {
      List<String> valid = mismatch.valid();
      return valid.size() > MOST_NAMES ? valid.subList(0, MOST_NAMES) : valid;
    }

    /** The name or the string that may be misspelled. */
    private String wrong(Mismatch mismatch) {
      return mismatch.problem() == Problem.BAD_VALUE
          ? String.valueOf(value(mismatch))
          : mismatch.name();
    }

    private @Nullable Object value(Mismatch mismatch) {
      Object at = object.object().content().entries();
      for (Object step : mismatch.steps()) {
        if (at instanceof List<?> list && step instanceof Integer index) {
          at = list.get(index);
        } else {
          at = FreeFormValues.value(at, String.valueOf(step));
        }
      }
      return at;
    }

    private static DiagnosticCode code(Problem problem) {
      return switch (problem) {
        case UNKNOWN_FIELD -> DiagnosticCode.UNKNOWN_FIELD;
        case NOT_SERVED -> DiagnosticCode.FIELD_NOT_SERVED;
        case WRONG_TYPE, BAD_VALUE -> DiagnosticCode.FIELD_VALUE;
        case MISSING_FIELD -> DiagnosticCode.MISSING_FIELD;
      };
    }

    private String message(Mismatch mismatch) {
      String field = new ProfilePath(mismatch.steps()).toString();
      String title = "the " + object.title();
      return switch (mismatch.problem()) {
        case UNKNOWN_FIELD ->
            title
                + " has the unknown field "
                + field
                + (now(mismatch) == null
                    ? Phrases.didYouMean(mismatch.name(), names(mismatch))
                    : "; another version than " + object.apiVersion() + " has it");
        case NOT_SERVED ->
            title
                + " has the field "
                + field
                + "; Kubernetes "
                + mismatch.expected()
                + " has it, and the target is "
                + target.kubernetes();
        case WRONG_TYPE -> field + " of " + title + " is " + found(mismatch);
        case BAD_VALUE ->
            field
                + " of "
                + title
                + " is "
                + Phrases.quoted(wrong(mismatch))
                + "; it can be "
                + Phrases.or(names(mismatch));
        case MISSING_FIELD ->
            (mismatch.steps().isEmpty() ? title : field + " of " + title)
                + " has no field "
                + mismatch.name()
                + ", which is required";
      };
    }

    private String found(Mismatch mismatch) {
      Object value = value(mismatch);
      String written =
          value instanceof Map
              ? "a mapping"
              : value instanceof List
                  ? "a list"
                  : value instanceof String
                      ? "a string"
                      : value instanceof Boolean ? "a boolean" : "a number";
      boolean isText = written.equals("a string");
      if (isText && mismatch.expected().equals(ScalarKind.BYTES.words())) {
        return "not base64";
      }
      return isText && mismatch.expected().equals(ScalarKind.QUANTITY.words())
          ? "not " + mismatch.expected()
          : written + " where " + mismatch.expected() + " is expected";
    }

    private String fix(Mismatch mismatch, @Nullable String slip) {
      return switch (mismatch.problem()) {
        case UNKNOWN_FIELD ->
            laterVersion(mismatch) != null
                ? "write apiVersion: " + laterVersion(mismatch) + ", which has the field"
                : now(mismatch) != null
                    ? "write " + written(mismatch)
                    : slip == null
                        ? "remove it, or write one of the fields there: "
                            + String.join(", ", names(mismatch))
                        : "write " + slip;
        case NOT_SERVED -> "remove it, or target a cluster that has it";
        case WRONG_TYPE -> wrongType(mismatch);
        case BAD_VALUE -> "write " + (slip == null ? Phrases.or(names(mismatch)) : slip);
        case MISSING_FIELD -> "add " + mismatch.name() + ", " + mismatch.expected();
      };
    }

    /** The YAML to write in the place of a field of another version. */
    private @Nullable String written(Mismatch mismatch) {
      Object value = value(mismatch);
      boolean isScalar = value instanceof Number || value instanceof String;
      String text = isScalar ? String.valueOf(value) : "...";
      return RenamedFields.written(object.kind(), parent(mismatch), mismatch.name(), text);
    }

    private String wrongType(Mismatch mismatch) {
      Object value = value(mismatch);
      if (mismatch.expected().equals(ScalarKind.BYTES.words())
          && value instanceof String
          && object.kind().equals("Secret")) {
        return "encode it in base64, or move it to stringData";
      }
      if (mismatch.expected().equals(ScalarKind.QUANTITY.words())) {
        return "write " + mismatch.expected() + ", such as 500m or 64Mi";
      }
      boolean needsQuotes =
          mismatch.expected().equals(ScalarKind.STRING.words())
              && (value instanceof Number || value instanceof Boolean);
      return needsQuotes ? "put it in quotes" : "write " + mismatch.expected();
    }

    private @Nullable Edit edit(Mismatch mismatch, @Nullable String slip, ProfilePath place) {
      if (slip == null) {
        return null;
      }
      return switch (mismatch.problem()) {
        case UNKNOWN_FIELD -> isFree(mismatch, slip) ? Edit.renameKey(place, slip) : null;
        case BAD_VALUE -> Edit.set(place, slip);
        case NOT_SERVED, WRONG_TYPE, MISSING_FIELD -> null;
      };
    }

    private boolean isFree(Mismatch mismatch, String slip) {
      List<Object> steps = new ArrayList<>(mismatch.steps());
      steps.set(steps.size() - 1, slip);
      Mismatch other = new Mismatch(mismatch.problem(), steps, slip, "", List.of());
      return value(other) == null;
    }
  }
}
