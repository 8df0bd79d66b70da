package io.gitopsprofile.render.autoscaler;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;

/** Renders an autoscaler after checking that the target supports every field. */
public final class HpaRenderer {

  private final HpaDialect hpa;
  private final FileLayout layout;
  private final TargetSupport served;

  public HpaRenderer(HpaDialect hpa, FileLayout layout, TargetSupport served) {
    this.hpa = hpa;
    this.layout = layout;
    this.served = served;
  }

  public void render(Autoscaler autoscaler, ProfilePath path, ObjectCollector collector) {
    AutoscalerSupport.require(autoscaler, hpa.api(), served, path);
    String file = layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "hpa.yaml");
    collector.add(path, FieldPlaces.AUTOSCALER, file, hpa.render(autoscaler), autoscaler.patch());
  }
}
