package io.gitopsprofile.render.autoscaler;

import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.autoscaler.Autoscaler;

/** The shape of autoscaling/v2beta2: the shape of v2 with another API version. */
final class HpaV2Beta2 implements HpaDialect {

  @Override
  public Api api() {
    return Api.HPA_V2BETA2;
  }

  @Override
  public Object render(Autoscaler autoscaler) {
    var hpa = new HpaV2().render(autoscaler);
    hpa.setApiVersion(api().apiVersion());
    return hpa;
  }
}
