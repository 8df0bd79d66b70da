package io.gitopsprofile.importer.flux;

/** The program that applies the objects of a cluster. */
public enum Applier {
  /** Flux v2: a Kustomization builds each folder. */
  FLUX_V2,
  /** Flux v1, by itself or installed by eksctl. */
  FLUX_V1,
  /** Any other, such as kubectl. */
  KUBECTL
}
