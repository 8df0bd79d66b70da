package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedObject;
import io.gitopsprofile.render.Unchecked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The ScaledObjects of every sound profile against KEDA's own CustomResourceDefinition, strictly: a
 * field that the definition does not have is refused, as by strict field validation. The rules that
 * it writes in CEL are not read.
 *
 * <p>{@code -Dcrds=FOLDER} names the folder with {@code keda.sh_scaledobjects.yaml}; without it the
 * test is skipped, and says so.
 */
class ScaledObjectSchemaTest {

  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Schema schema;

  @BeforeEach
  void readTheDefinition() throws IOException {
    String folder = System.getProperty("crds");
    assumeTrue(
        folder != null,
        "not checked: name a folder with keda.sh_scaledobjects.yaml by -Dcrds=FOLDER");
    String text = Files.readString(Path.of(folder, "keda.sh_scaledobjects.yaml"));
    Object definition = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    JsonNode version = JSON.valueToTree(definition).at("/spec/versions/0");
    assertThat(version.path("name").asText()).isEqualTo("v1alpha1");
    JsonNode strict = version.at("/schema/openAPIV3Schema");
    close(strict);
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(strict);
  }

  @Test
  void takesEveryScaledObject() {
    int objects = 0;
    for (String name : SoundProfiles.names()) {
      for (JsonNode object : scaledObjects(name)) {
        assertThat(schema.validate(object)).as(name + ": " + object).isEmpty();
        objects++;
      }
    }
    assertThat(objects).isGreaterThan(20);
  }

  @Test
  void refusesWhatTheDefinitionDoesNotHave() {
    ObjectNode unknown = (ObjectNode) scaledObjects("sound-keda").get(0);
    ((ObjectNode) unknown.get("spec")).put("minReplicas", 1);
    assertThat(schema.validate(unknown)).hasSize(1);
    ObjectNode mistyped = (ObjectNode) scaledObjects("sound-keda").get(0);
    ((ObjectNode) mistyped.at("/spec/triggers/0/metadata")).put("threshold", 10);
    assertThat(schema.validate(mistyped)).hasSize(1);
    ObjectNode incomplete = (ObjectNode) scaledObjects("sound-keda").get(0);
    ((ObjectNode) incomplete.get("spec")).remove("triggers");
    assertThat(schema.validate(incomplete)).hasSize(1);
  }

  /** A mapping has the listed fields only, unless the definition says that it is free. */
  private static void close(JsonNode schema) {
    boolean free =
        schema.has("additionalProperties")
            || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (schema.path("properties").isObject() && !free) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.path("properties").forEach(ScaledObjectSchemaTest::close);
    for (String key : List.of("items", "additionalProperties")) {
      if (schema.path(key).isObject()) {
        close(schema.get(key));
      }
    }
  }

  private static List<JsonNode> scaledObjects(String name) {
    Profile profile =
        new ProfileReader()
            .read(SoundProfiles.text(name), "profile.yaml", GOLDEN.resolve(name))
            .profile();
    Target newest = Target.of("1.35", profile.target().flux());
    Target keda =
        new Target(newest.kubernetes(), newest.flux(), null, MetricsSource.KEDA, List.of());
    List<JsonNode> found = new ArrayList<>();
    for (RenderedFile file : Unchecked.render(profile.withTarget(keda)).files()) {
      for (RenderedObject object : file.objects()) {
        if (object.kind().equals("ScaledObject")) {
          found.add(JSON.valueToTree(Map.copyOf(object.content().entries())));
        }
      }
    }
    return found;
  }
}
