package io.gitopsprofile.testkit;

import io.gitopsprofile.rendered.RenderedObject;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a rendered object. */
public final class ObjectAssert extends AbstractAssert<ObjectAssert, RenderedObject> {

  private final ProfileAssert profile;

  ObjectAssert(ProfileAssert profile, RenderedObject object) {
    super(object, ObjectAssert.class);
    this.profile = profile;
  }

  /** Returns a typed copy, such as fabric8's {@code Deployment}. */
  public <T> T as(Class<T> type) {
    return actual.as(type);
  }

  /** Verifies assertions about a typed copy, and returns to the profile. */
  public <T> ProfileAssert as(Class<T> type, Consumer<T> assertions) {
    assertions.accept(actual.as(type));
    return profile;
  }

  /** Returns to the profile. */
  public ProfileAssert and() {
    return profile;
  }

  static String title(RenderedObject object) {
    return title(object.apiVersion(), object.kind(), object.namespace(), object.name());
  }

  static String title(String apiVersion, String kind, String namespace, String name) {
    return apiVersion + ' ' + kind + ' ' + (namespace.isEmpty() ? "" : namespace + '/') + name;
  }
}
