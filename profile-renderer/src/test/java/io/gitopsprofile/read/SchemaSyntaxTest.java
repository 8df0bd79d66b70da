package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.container.ContainerImagePolicy;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.binding.RecordShape;
import io.gitopsprofile.read.binding.SealedTypeKeys;
import io.gitopsprofile.read.binding.ValueTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema accepts and rejects each single value as the model does. */
class SchemaSyntaxTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = new SchemaGenerator().schema();
  private static final List<String> TEXTS = SampleValues.texts();

  @TestFactory
  Stream<DynamicTest> valueTypes() {
    return types().stream()
        .filter(ValueTypes::has)
        .map(type -> DynamicTest.dynamicTest(ModelSources.name(type), () -> valueType(type)));
  }

  private static void valueType(Class<?> type) {
    Verdicts verdicts = new Verdicts(SCHEMA.at("/definitions/" + ModelSources.name(type)));
    for (String text : TEXTS) {
      verdicts.compare(JSON.valueToTree(text), ValueTypeSchemas.takes(type, text));
    }
    for (Long number : SampleValues.NUMBERS) {
      boolean taken =
          ValueTypes.takesNumber(type) && ValueTypeSchemas.takes(type, number.toString());
      verdicts.compare(JSON.valueToTree(number), taken);
    }
    assertThat(verdicts.taken).as("taken").isGreaterThan(2);
    assertThat(verdicts.refused).as("refused").isGreaterThan(2);
  }

  @TestFactory
  Stream<DynamicTest> components() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Class<?> type : types()) {
      if (!ValueTypes.has(type)
          && type != Manifest.class
          && type != DefinedKinds.class
          && type != FileContent.class) {
        Class<? extends Record> record = type.asSubclass(Record.class);
        for (RecordShape.Part part : RecordShape.of(record).parts().values()) {
          String name = ModelSources.name(type) + "." + part.name();
          tests.add(DynamicTest.dynamicTest(name, () -> component(record, part)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(250);
    return tests.stream();
  }

  private static void component(Class<? extends Record> record, RecordShape.Part part) {
    List<Object> samples = samples(part);
    if (samples.isEmpty() || SealedTypeKeys.isInline(record, part.name())) {
      return;
    }
    Verdicts verdicts = new Verdicts(schema(record, part));
    for (Object sample : samples) {
      boolean taken = ComponentSchemas.refusal(record, part, sample).isEmpty();
      Object written = ValueTypes.has(part.type()) ? sample.toString() : sample;
      verdicts.compare(JSON.valueToTree(written), taken);
    }
    assertThat(verdicts.taken).as("taken").isGreaterThan(samples.size() > 1 ? 0 : -1);
    String rules = schema(record, part).toString();
    boolean ruled =
        rules.replace("\"pattern\":\"" + ReferenceSchemas.WHOLE + "\"", "").contains("\"pattern\"");
    assertThat(verdicts.refused).as("refused").isGreaterThan(ruled ? 0 : -1);
  }

  private static JsonNode schema(Class<? extends Record> record, RecordShape.Part part) {
    if (record == Profile.class) {
      return SCHEMA.at("/properties/" + part.key());
    }
    String name = record == Workload.class ? "Workload.full" : ModelSources.name(record);
    if (record == ContainerImagePolicy.class) {
      return SCHEMA.at("/definitions/" + name + "/anyOf/1/properties/" + part.key());
    }
    return name.equals("ScaleTarget.WorkloadName")
        ? SCHEMA.at("/definitions/ScaleTarget/anyOf/0")
        : SCHEMA.at("/definitions/" + name + "/properties/" + part.key());
  }

  private static List<Object> samples(RecordShape.Part part) {
    Class<?> type = part.type();
    List<Object> samples = new ArrayList<>();
    if (type == String.class) {
      samples.addAll(TEXTS);
    } else if (ValueTypes.has(type)) {
      TEXTS.stream()
          .filter(text -> ValueTypeSchemas.takes(type, text))
          .forEach(text -> samples.add(ValueTypes.of(type, text)));
    } else if (type == Integer.class || type == int.class) {
      SampleValues.NUMBERS.stream()
          .filter(number -> number == number.intValue())
          .forEach(number -> samples.add(number.intValue()));
    } else if (type == Long.class) {
      samples.addAll(SampleValues.NUMBERS);
    } else if (type == List.class) {
      samples.add(List.of());
      if (argument(part, 0) == String.class) {
        TEXTS.forEach(text -> samples.add(List.of("a", text)));
      }
    } else if (type == Map.class && argument(part, 1) == String.class) {
      TEXTS.forEach(text -> samples.addAll(List.of(Map.of(text, "a"), Map.of("a", text))));
    }
    return samples;
  }

  private static Type argument(RecordShape.Part part, int index) {
    return ((ParameterizedType) part.genericType()).getActualTypeArguments()[index];
  }

  @Test
  void samplesHaveBothSidesOfEveryRule() {
    assertThat(TEXTS).hasSizeGreaterThan(700).doesNotHaveDuplicates();
  }

  /** The records that a profile can hold. */
  private static Set<Class<?>> types() {
    Set<Class<?>> seen = new LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(Profile.class));
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      if (type.getName().startsWith("io.gitopsprofile.model") && seen.add(type)) {
        if (type.isSealed()) {
          open.addAll(List.of(type.getPermittedSubclasses()));
        }
        if (type.isRecord()) {
          for (RecordComponent component : type.getRecordComponents()) {
            open.add(component.getType());
            if (component.getGenericType() instanceof ParameterizedType generic) {
              Arrays.stream(generic.getActualTypeArguments()).forEach(t -> open.add((Class<?>) t));
            }
          }
        }
      }
    }
    seen.removeIf(type -> !type.isRecord() || type == FreeForm.class);
    return seen;
  }

  /** Compares the model's answer for values with the schema's. */
  private static final class Verdicts {

    private final Schema schema;
    private int taken;
    private int refused;

    Verdicts(JsonNode part) {
      assertThat(part.isObject()).isTrue();
      schema = SchemaFragments.of(SCHEMA, part);
    }

    void compare(JsonNode value, boolean takenByTheModel) {
      if (schema.validate(value).isEmpty() != takenByTheModel) {
        throw new AssertionError(
            value + " is " + (takenByTheModel ? "refused" : "taken") + " by the schema alone");
      }
      taken += takenByTheModel ? 1 : 0;
      refused += takenByTheModel ? 0 : 1;
    }
  }
}
