package io.gitopsprofile.render.autoscaler;

import io.fabric8.kubernetes.api.model.autoscaling.v2beta2.HorizontalPodAutoscaler;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.autoscaler.Autoscaler;

/** The shape of autoscaling/v2beta2: the shape of v2 with another API version. */
final class HpaV2Beta2 implements HpaDialect {

  @Override
  public Api api() {
    return Api.HPA_V2BETA2;
  }

  @Override
  public Class<?> type() {
    return HorizontalPodAutoscaler.class;
  }

  @Override
  public Object render(Autoscaler autoscaler) {
    var hpa = new HpaV2().render(autoscaler);
    hpa.setApiVersion(api().apiVersion());
    return hpa;
  }
}
