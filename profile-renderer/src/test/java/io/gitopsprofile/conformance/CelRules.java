package io.gitopsprofile.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of a CustomResourceDefinition: {@code x-kubernetes-validations}, at every depth. */
final class CelRules {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .addVar("self", SimpleType.DYN)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  private CelRules() {}

  /** The messages of the schema rules that a value breaks. */
  static List<String> broken(JsonNode schema, JsonNode value) {
    List<String> broken = new ArrayList<>();
    collect(schema, value, broken);
    return broken;
  }

  private static void collect(JsonNode schema, JsonNode value, List<String> broken) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      if (!holds(rule.path("rule").asText(), value)) {
        broken.add(rule.path("message").asText());
      }
    }
    value
        .properties()
        .forEach(
            field -> {
              JsonNode own = schema.path("properties").path(field.getKey());
              JsonNode any = schema.path("additionalProperties");
              collect(own.isMissingNode() ? any : own, field.getValue(), broken);
            });
    if (value.isArray()) {
      value.forEach(item -> collect(schema.path("items"), item, broken));
    }
  }

  private static boolean holds(String rule, JsonNode self) {
    try {
      Object value = JSON.convertValue(self, Object.class);
      CelRuntime.Program program = RUNTIME.createProgram(COMPILER.compile(rule).getAst());
      return (Boolean) program.eval(Map.of("self", value));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(rule, e);
    }
  }
}
