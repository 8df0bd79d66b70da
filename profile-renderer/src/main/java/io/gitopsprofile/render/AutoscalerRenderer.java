package io.gitopsprofile.render;

import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Autoscaler;

/** Renders an autoscaler, once it is sure that the target can take all of it. */
final class AutoscalerRenderer {

  private final HpaDialect hpa;
  private final Layout layout;
  private final ServedFields served;

  AutoscalerRenderer(HpaDialect hpa, Layout layout, ServedFields served) {
    this.hpa = hpa;
    this.layout = layout;
    this.served = served;
  }

  void render(Autoscaler autoscaler, ProfilePath path, Drafts drafts) {
    AutoscalerFields.require(autoscaler, hpa.api(), served, path);
    String file = layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "hpa.yaml");
    drafts.add(path, file, hpa.render(autoscaler), hpa.type(), autoscaler.patch());
  }
}
