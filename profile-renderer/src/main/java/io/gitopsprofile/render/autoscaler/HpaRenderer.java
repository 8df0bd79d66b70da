package io.gitopsprofile.render.autoscaler;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;

/** Renders an autoscaler, once it is sure that the target can take all of it. */
public final class HpaRenderer {

  private final HpaDialect hpa;
  private final FileLayout layout;
  private final TargetSupport served;

  public HpaRenderer(HpaDialect hpa, FileLayout layout, TargetSupport served) {
    this.hpa = hpa;
    this.layout = layout;
    this.served = served;
  }

  public void render(Autoscaler autoscaler, ProfilePath path, ObjectCollector drafts) {
    AutoscalerSupport.require(autoscaler, hpa.api(), served, path);
    String file = layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "hpa.yaml");
    drafts.add(
        path, FieldPlaces.AUTOSCALER, file, hpa.render(autoscaler), hpa.type(), autoscaler.patch());
  }
}
