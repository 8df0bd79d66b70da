package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Parts of a schema as schemas of their own. */
final class SchemaFragments {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  private SchemaFragments() {}

  static Schema whole(JsonNode schema) {
    return REGISTRY.getSchema(schema);
  }

  /** A part, with the definitions that it may refer to. */
  static Schema of(JsonNode schema, JsonNode part) {
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    own.withArray("allOf").add(part);
    if (part.toString().contains("$ref")) {
      own.set("definitions", schema.get("definitions"));
    }
    return REGISTRY.getSchema(own);
  }
}
