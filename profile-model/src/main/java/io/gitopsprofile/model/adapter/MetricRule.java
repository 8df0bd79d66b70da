package io.gitopsprofile.model.adapter;

/** A rule of the Prometheus adapter, in full or in short. */
public sealed interface MetricRule permits AdapterRule, RateRule {

  /** The rule in full, as the adapter's configuration has it. */
  AdapterRule expand(PrometheusEndpoint prometheus);
}
