package io.gitopsprofile.keda;

/**
 * The HorizontalPodAutoscaler that KEDA creates from a ScaledObject. (Source: KEDA,
 * controllers/keda/hpa.go, getHPAName.)
 */
public final class CreatedAutoscaler {

  private CreatedAutoscaler() {}

  /** Returns the name, unless the ScaledObject gives another one. */
  public static String name(String scaledObject) {
    return "keda-hpa-" + scaledObject;
  }
}
