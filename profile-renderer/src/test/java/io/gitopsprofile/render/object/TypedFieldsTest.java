package io.gitopsprofile.render.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.gitopsprofile.render.patch.PatchFieldType;
import io.gitopsprofile.render.patch.PatchFields;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys come from the names of fabric8's fields; Jackson's come from its annotations. */
final class TypedFieldsTest {

  private static final List<Class<?>> ROOTS =
      List.of(
          Namespace.class,
          ConfigMap.class,
          Deployment.class,
          Service.class,
          PodDisruptionBudget.class,
          io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudget.class,
          io.fabric8.kubernetes.api.model.autoscaling.v2beta1.HorizontalPodAutoscaler.class,
          io.fabric8.kubernetes.api.model.autoscaling.v2beta2.HorizontalPodAutoscaler.class,
          io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler.class);

  @Test
  void usesKeysOfJackson() {
    Set<Class<?>> types = new HashSet<>();
    ROOTS.forEach(root -> collect(PatchFieldType.of(root), types));
    assertThat(types).hasSizeGreaterThan(150);
    for (Class<?> type : types) {
      for (Field field : TypedFields.of(type)) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        assertThat(property).as("%s", field).isNotNull();
        assertThat(TypedFields.key(field)).as("%s", field).isEqualTo(property.value());
      }
    }
  }

  @Test
  void ordersOnlyExistingFields() {
    Set<Class<?>> types = new HashSet<>();
    ROOTS.forEach(root -> collect(PatchFieldType.of(root), types));
    KeyOrder.rows()
        .forEach(
            (name, keys) -> {
              Set<String> known = new HashSet<>();
              types.stream()
                  .filter(type -> type.getSimpleName().equals(name))
                  .flatMap(type -> TypedFields.of(type).stream())
                  .forEach(field -> known.add(TypedFields.key(field)));
              assertThat(known).as(name).containsAll(keys);
            });
  }

  private static void collect(PatchFieldType type, Set<Class<?>> types) {
    if (type instanceof PatchFieldType.ListOf list) {
      collect(list.element(), types);
    } else if (type instanceof PatchFieldType.MapOf map) {
      collect(map.element(), types);
    } else if (type instanceof PatchFieldType.Bean bean
        && bean.fields() instanceof PatchFields.OfClass fields
        && types.add(fields.type())) {
      TypedFields.of(fields.type())
          .forEach(field -> collect(PatchFieldType.of(field.getGenericType()), types));
    }
  }
}
