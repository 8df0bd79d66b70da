package io.gitopsprofile.check.keda;

import io.gitopsprofile.diagnostic.ClosestName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of triggers that KEDA has, and the keys that they need. (Source: KEDA 2.20,
 * pkg/scaling/scalers_builder.go and pkg/scalers.)
 */
final class TriggerTypes {

  /** The least number of letters of a part of a type that is looked for. */
  private static final int SHORTEST = 3;

  private static final List<String> ALL =
      List.of(
          ("activemq apache-kafka arangodb artemis-queue aws-cloudwatch aws-dynamodb"
                  + " aws-dynamodb-streams aws-kinesis-stream aws-sqs-queue azure-app-insights"
                  + " azure-blob azure-data-explorer azure-eventhub azure-log-analytics"
                  + " azure-monitor azure-pipelines azure-queue azure-servicebus beanstalkd"
                  + " cassandra clickhouse couchdb cpu cron datadog dynatrace elastic-forecast"
                  + " elasticsearch etcd external external-mock external-push forgejo-runner"
                  + " gcp-cloudtasks gcp-pubsub gcp-spanner gcp-stackdriver gcp-storage"
                  + " github-runner graphite huawei-cloudeye ibmmq influxdb kafka"
                  + " kubernetes-resource kubernetes-workload liiklus loki memory metrics-api"
                  + " mongodb mssql mysql nats-jetstream new-relic nsq opensearch"
                  + " openstack-metric openstack-swift postgresql predictkube prometheus pulsar"
                  + " rabbitmq redis redis-cluster redis-cluster-streams redis-sentinel"
                  + " redis-sentinel-streams redis-streams selenium-grid solace-direct-messaging"
                  + " solace-event-queue solarwinds solr splunk splunk-observability stan"
                  + " sumologic temporal")
              .split(" ", -1));

  private TriggerTypes() {}

  /** Returns all types. */
  static List<String> all() {
    return ALL;
  }

  /**
   * Returns the type that a wrong one must mean: a misspelt one, or the only one that contains it;
   * null if there is none.
   */
  static @Nullable String meant(String wrong) {
    String slip = ClosestName.slip(wrong, ALL);
    if (slip != null || wrong.length() < SHORTEST) {
      return slip;
    }
    String only = null;
    for (String type : ALL) {
      if (type.contains(wrong)) {
        if (only != null) {
          return null;
        }
        only = type;
      }
    }
    return only;
  }

  /** Returns the keys that a type reads; none for a type whose keys are not listed. */
  static List<String> keys(String type) {
    return switch (type) {
      case "prometheus" ->
          List.of(
              "serverAddress",
              "query",
              "threshold",
              "activationThreshold",
              "metricName",
              "namespace",
              "customHeaders",
              "queryParameters",
              "ignoreNullValues",
              "unsafeSsl",
              "cortexOrgID",
              "timeout",
              "authModes",
              "awsRegion",
              "awsEndpoint",
              "identityOwner");
      case "cron" -> List.of("timezone", "start", "end", "desiredReplicas");
      case "cpu", "memory" -> List.of("value", "type", "containerName");
      case "kafka" ->
          List.of(
              "bootstrapServers",
              "bootstrapServersFromEnv",
              "consumerGroup",
              "consumerGroupFromEnv",
              "topic",
              "topicFromEnv",
              "lagThreshold",
              "activationLagThreshold",
              "offsetResetPolicy",
              "allowIdleConsumers",
              "scaleToZeroOnInvalidOffset",
              "excludePersistentLag",
              "limitToPartitionsWithLag",
              "ensureEvenDistributionOfPartitions",
              "version",
              "partitionLimitation",
              "sasl",
              "saslTokenProvider",
              "tls",
              "unsafeSsl",
              "awsRegion",
              "awsEndpoint");
      case "aws-sqs-queue" ->
          List.of(
              "queueURL",
              "queueURLFromEnv",
              "queueLength",
              "activationQueueLength",
              "scaleOnInFlight",
              "scaleOnDelayed",
              "awsRegion",
              "awsEndpoint",
              "identityOwner",
              "awsAccessKeyID",
              "awsAccessKeyIDFromEnv",
              "awsSecretAccessKey",
              "awsSecretAccessKeyFromEnv",
              "awsSessionTokenFromEnv");
      default -> List.of();
    };
  }

  /** Returns the words that a key of a type may have; none if it takes other texts. */
  static List<String> words(String type, String key) {
    return switch (type + '/' + key) {
      case "rabbitmq/mode" ->
          List.of(
              "QueueLength",
              "MessageRate",
              "DeliverGetRate",
              "PublishedToDeliveredRatio",
              "ExpectedQueueConsumptionTime");
      case "rabbitmq/protocol" -> List.of("auto", "http", "amqp");
      case "kafka/offsetResetPolicy" -> List.of("latest", "earliest");
      case "kafka/sasl" ->
          List.of(
              "none",
              "plaintext",
              "scram_sha256",
              "scram_sha512",
              "gssapi",
              "oauthbearer",
              "aws_msk_iam");
      default -> List.of();
    };
  }

  /** Returns the keys that a type reads from the metadata of the trigger alone. */
  static List<String> needed(String type) {
    return switch (type) {
      case "prometheus" -> List.of("serverAddress", "query", "threshold");
      case "cron" -> List.of("timezone", "start", "end", "desiredReplicas");
      case "cpu", "memory" -> List.of("value");
      case "aws-cloudwatch" -> List.of("targetMetricValue", "minMetricValue");
      case "rabbitmq" -> List.of("queueName");
      case "postgresql" -> List.of("query");
      case "mysql" -> List.of("query", "queryValue");
      case "redis" -> List.of("listName");
      default -> List.of();
    };
  }

  /** Returns the keys that a type needs, also from the environment of the pods. */
  static List<String> neededWithoutAuthentication(String type) {
    return switch (type) {
      case "aws-sqs-queue" -> List.of("queueURL", "awsRegion");
      case "aws-cloudwatch" -> List.of("awsRegion");
      case "kafka" -> List.of("bootstrapServers", "consumerGroup");
      case "rabbitmq" -> List.of("host");
      default -> List.of();
    };
  }

  /** True for the type whose queries are PromQL. */
  static boolean isOfPrometheus(String type) {
    return type.equals("prometheus");
  }

  /** True for a number that becomes the target of the HorizontalPodAutoscaler. */
  static boolean isTarget(String key) {
    return !key.startsWith("activation")
        && !key.startsWith("min")
        && !key.equals("desiredReplicas");
  }

  /** Returns the keys of a type whose values are numbers. */
  static List<String> numbers(String type) {
    return switch (type) {
      case "prometheus" -> List.of("threshold", "activationThreshold");
      case "cron" -> List.of("desiredReplicas");
      case "aws-sqs-queue" -> List.of("queueLength", "activationQueueLength");
      case "aws-cloudwatch" -> List.of("targetMetricValue", "minMetricValue");
      case "kafka" -> List.of("lagThreshold", "activationLagThreshold");
      case "postgresql" -> List.of("targetQueryValue", "activationTargetQueryValue");
      case "mysql" -> List.of("queryValue");
      case "rabbitmq" -> List.of("value", "queueLength", "activationValue");
      case "redis" -> List.of("listLength", "activationListLength");
      default -> List.of();
    };
  }
}
