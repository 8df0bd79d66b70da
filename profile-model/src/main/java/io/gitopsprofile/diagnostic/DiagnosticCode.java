package io.gitopsprofile.diagnostic;

/**
 * Every kind of finding, with the stable code that a diagnostic prints. A code never gets a new
 * meaning; unused codes stay listed.
 */
public enum DiagnosticCode {
  /** The file is not YAML. */
  YAML_SYNTAX("PRF001", Severity.ERROR),
  /** A key that the language does not have. */
  UNKNOWN_KEY("PRF002", Severity.ERROR),
  /** A key that occurs twice in one mapping. */
  DUPLICATE_KEY("PRF003", Severity.ERROR),
  /** A value of another type than the key takes. */
  WRONG_TYPE("PRF004", Severity.ERROR),
  /** A value of the right type that breaks its syntax or range. */
  BAD_VALUE("PRF005", Severity.ERROR),
  /** A required key that is missing. */
  MISSING_PART("PRF006", Severity.ERROR),
  /** A file that is missing, too large, or not text. */
  UNREADABLE_FILE("PRF007", Severity.ERROR),
  /** A YAML alias that is recursive or expands too far. */
  ALIAS("PRF008", Severity.ERROR),
  /** A language version that this build does not read. */
  LANGUAGE_VERSION("PRF009", Severity.ERROR),
  // Metrics: from the counter to the autoscaler.
  /** An autoscaler scales on a metric that no rule of the adapter produces. */
  METRIC_NOT_PRODUCED("PRF012", Severity.ERROR),
  /** A rule behind an autoscaler does not say both which pod and which namespace a series is of. */
  RULE_RESOURCES("PRF011", Severity.ERROR),
  /** A rule maps labels that the profile's Prometheus does not put on the series of pods. */
  RULE_LABELS("PRF010", Severity.ERROR),
  /** A rule's query that the adapter cannot execute as a template. */
  RULE_TEMPLATE("PRF013", Severity.ERROR),
  /** A rule's query does not ask for the series, objects or groups that the adapter asks for. */
  RULE_QUERY("PRF014", Severity.ERROR),
  /** A rule's pattern or name cannot be used: not RE2, never matching, or an empty result. */
  RULE_NAME("PRF015", Severity.ERROR),
  /** No application of the profile exports the series of a rule behind an autoscaler. */
  SERIES_NOT_EXPORTED("PRF016", Severity.ERROR),
  /** Two rules produce one metric of one resource; the later wins. */
  RULE_OVERRIDDEN("PRF017", Severity.WARNING),
  /** Prometheus does not scrape the pods behind a metric. */
  NOT_SCRAPED("PRF018", Severity.ERROR),
  /** The port or path that Prometheus scrapes does not serve metrics. */
  SCRAPE_TARGET("PRF019", Severity.ERROR, Severity.WARNING),
  /** A rate window that is shorter than two scrape intervals. */
  RATE_WINDOW("PRF020", Severity.ERROR),
  /** A rate window that is shorter than four scrape intervals. */
  RATE_WINDOW_NARROW("PRF021", Severity.WARNING),
  /** A retention of Prometheus that is shorter than a rate's window. */
  RETENTION("PRF022", Severity.ERROR),
  /** An address of Prometheus at which the profile does not install one. */
  PROMETHEUS_ADDRESS("PRF023", Severity.ERROR),
  /** Two releases claim one metrics API. */
  METRICS_API_OWNERS("PRF024", Severity.ERROR),
  /** An autoscaler that needs CPU or memory metrics, which nothing provides. */
  NO_METRICS_SERVER("PRF025", Severity.ERROR),
  /** A metric of a mesh without a pod that has the mesh's sidecar. */
  NO_MESH("PRF026", Severity.ERROR),

  // Autoscalers and workloads.
  /** A container without a request for the resource whose utilization an autoscaler targets. */
  NO_REQUEST("PRF027", Severity.ERROR, Severity.WARNING),
  /** The target of an autoscaler does not exist. */
  SCALE_TARGET("PRF028", Severity.ERROR),
  /** A scaled workload that sets {@code replicas}. */
  REPLICAS_SET("PRF029", Severity.ERROR),
  /** Two autoscalers on one workload. */
  TWO_AUTOSCALERS("PRF030", Severity.ERROR),
  /** A chart that moves with a branch. */
  CHART_BRANCH("PRF031", Severity.WARNING),
  /** Bounds or targets of an autoscaler that the API server refuses. */
  AUTOSCALER_BOUNDS("PRF032", Severity.ERROR),
  /** A behavior of an autoscaler that the API server refuses. */
  BEHAVIOR_LIMITS("PRF033", Severity.ERROR),
  /** A workload's selector that does not match its own pods. */
  SELECTOR("PRF034", Severity.ERROR, Severity.WARNING),
  /** A Service that leads to no pod or no port. */
  SERVICE_TARGET("PRF035", Severity.ERROR, Severity.INFO),
  /** A port that a flag, a probe and a container port do not agree on. */
  PORT_MISMATCH("PRF036", Severity.ERROR, Severity.INFO),
  /** A name or number of a port that occurs twice. */
  DUPLICATE_PORT("PRF037", Severity.ERROR),
  /** A load test that calls no Service of the profile. */
  LOAD_TEST_URL("PRF038", Severity.ERROR),
  /** A part of a container, volume or budget that the API server refuses. */
  WORKLOAD_INVALID("PRF039", Severity.ERROR),

  // Fargate.
  /** Pods for Fargate that no Fargate profile selects. */
  FARGATE_NOT_SELECTED("PRF040", Severity.ERROR),
  /** Pods that a Fargate profile selects and Fargate cannot run. */
  FARGATE_IMPOSSIBLE("PRF041", Severity.ERROR),
  /** Add-ons that need nodes, in a cluster without nodes or in a namespace on Fargate. */
  NEEDS_NODES("PRF042", Severity.ERROR, Severity.WARNING),
  /** The size that a pod gets on Fargate. */
  FARGATE_SIZE("PRF043", Severity.INFO),

  // Namespaces, releases and the tree.
  /** A namespace that is used and not declared. */
  UNDECLARED_NAMESPACE("PRF044", Severity.ERROR),
  /** A namespace that Flux does not apply although applied objects need it. */
  UNRECONCILED_NAMESPACE("PRF045", Severity.ERROR),
  /** A value of fluxcd.io/ignore without the effect that it suggests. */
  IGNORE_VALUE("PRF046", Severity.WARNING),
  /** A chart repository that no longer exists. */
  DEAD_REPOSITORY("PRF047", Severity.ERROR),
  /** A chart repository that is archived. */
  DISCONTINUED_REPOSITORY("PRF048", Severity.INFO),
  /** A chart that needs an API which the target's Kubernetes does not serve. */
  CHART_API_NOT_SERVED("PRF049", Severity.ERROR),
  /** A release name that is longer than Helm allows. */
  RELEASE_NAME("PRF050", Severity.ERROR),
  /** A value that looks like a credential in plain text. */
  PLAIN_CREDENTIAL("PRF051", Severity.WARNING),
  /** A group reference in a rule's name that Flux v2 would substitute as a variable. */
  POST_BUILD_VARIABLE("PRF052", Severity.WARNING),
  /** A setting of the cluster that eksctl or EKS refuses. */
  CLUSTER_INVALID("PRF053", Severity.ERROR, Severity.WARNING),
  /** An acceptance that matches no finding. */
  UNUSED_ACCEPTANCE("PRF060", Severity.WARNING),

  /** A target whose Kubernetes does not serve the API that the profile asks for. */
  API_NOT_SERVED("PRF070", Severity.ERROR),
  /** A field that the chosen API or the target's Kubernetes does not have. */
  FIELD_NOT_SERVED("PRF071", Severity.ERROR),
  /** A setting for Flux v1 without an equivalent in Flux v2. */
  NO_EQUIVALENT("PRF073", Severity.WARNING),
  /** A directory in another, which Flux v2 would apply twice. */
  NESTED_DIRECTORY("PRF074", Severity.ERROR),
  /** A release or chart that a release of Flux v2 refers to, and the profile does not have. */
  RELEASE_REFERENCE("PRF075", Severity.WARNING),
  /** Releases that wait for each other. */
  DEPENDENCY_CYCLE("PRF076", Severity.ERROR),
  /** A metric for which KEDA cannot ask by the adapter's rule. */
  TRIGGER_QUERY("PRF077", Severity.ERROR),
  /** A ScaledObject that the cluster does not take. */
  SCALED_OBJECT("PRF078", Severity.ERROR, Severity.WARNING),
  /** A setting that only KEDA has, for a target with the metrics adapter. */
  KEDA_ONLY("PRF079", Severity.INFO),
  /** A path of an image policy that leads to no text which the policy can set. */
  IMAGE_PATH("PRF080", Severity.ERROR),
  /** A policy that the profile names and does not have. */
  IMAGE_POLICY_UNKNOWN("PRF081", Severity.WARNING),
  /** A policy that writes another image than the one that it is named at. */
  IMAGE_POLICY_MISMATCH("PRF082", Severity.ERROR),
  /** A policy that never chooses the tag that the profile has. */
  IMAGE_POLICY_TAG("PRF083", Severity.WARNING),
  /** A policy that the profile names and no automation covers. */
  IMAGE_POLICY_UNCOVERED("PRF084", Severity.WARNING),
  /** A line break of Unicode in a value, which kustomize does not keep. */
  UNICODE_LINE_BREAK("PRF085", Severity.WARNING),
  /** A version of a chart that is neither a version nor a range. */
  CHART_VERSION("PRF086", Severity.ERROR),
  /** Two releases that are one release in Helm. */
  SAME_HELM_RELEASE("PRF087", Severity.ERROR),
  /** A setting of the target that has no effect. */
  TARGET_INEFFECTIVE("PRF088", Severity.WARNING),
  /** Two parts that write one file. */
  DUPLICATE_PATH("PRF090", Severity.ERROR),
  /** An object that occurs twice in the tree. */
  DUPLICATE_OBJECT("PRF091", Severity.ERROR),
  /** A patch that names a field which the object does not have. */
  PATCH_UNKNOWN_FIELD("PRF092", Severity.ERROR, Severity.WARNING),
  /** A patch that gives a field a value of the wrong type. */
  PATCH_WRONG_TYPE("PRF093", Severity.ERROR),
  /** Free-form values that contradict a typed part. */
  VALUES_CONFLICT("PRF094", Severity.ERROR, Severity.WARNING),
  /** Text that no YAML file can carry. */
  UNWRITABLE_TEXT("PRF095", Severity.ERROR),
  /** A patch that would make another object of the one it changes. */
  PATCH_IDENTITY("PRF096", Severity.ERROR),

  // What is in the output directory already.
  /** A generated file that was edited by hand. */
  EDITED_BY_HAND("PRF100", Severity.ERROR),
  /** A file that was not generated, where a generated one belongs. */
  FOREIGN_FILE("PRF101", Severity.ERROR),
  /** A file that another profile generates. */
  OWNED_BY_OTHER_PROFILE("PRF102", Severity.ERROR),
  /** A link, a folder or a device where a generated file belongs. */
  PATH_OBSTRUCTED("PRF103", Severity.ERROR),
  /** A StatefulSet whose Service does not give its pods names. */
  GOVERNING_SERVICE("PRF104", Severity.ERROR, Severity.WARNING),
  /** A path of {@code sync.others} at which Flux applies no file of others. */
  UNUSED_OTHER("PRF105", Severity.WARNING),
  /** A word, or a default that the tree relies on, of a former snapshot of the language. */
  FORMER_LANGUAGE("PRF106", Severity.ERROR),
  /** A running release that Flux v2 would uninstall and install anew; can be accepted. */
  RELEASE_REINSTALLED("PRF107", Severity.ERROR),

  /** A port of a monitor that nothing which it selects has. */
  MONITOR_PORT("PRF108", Severity.ERROR),

  // Maintained charts in place of discontinued ones.
  /** A release that Helm cannot upgrade to its maintained successor in a running cluster. */
  CHART_NOT_UPGRADABLE("PRF110", Severity.WARNING),
  /** A setting of a release without an equivalent in the maintained chart. */
  NOT_MIGRATED("PRF111", Severity.ERROR),
  /** Values or rules of a release that are outside the profile and cannot be migrated. */
  MIGRATE_ELSEWHERE("PRF112", Severity.WARNING),
  /** A discontinued chart without a known maintained successor. */
  NO_MAINTAINED_CHART("PRF113", Severity.WARNING),
  /** An image that has moved. */
  MOVED_IMAGE("PRF114", Severity.INFO),
  /** A scrape timeout that is longer than the scrape interval, which Prometheus refuses. */
  SCRAPE_TIMEOUT("PRF115", Severity.ERROR),

  // Meshes.
  /** A use of App Mesh, which has ended. */
  APP_MESH_ENDED("PRF116", Severity.WARNING),
  /** A metric of a mesh that counts outbound as well as inbound requests. */
  OUTBOUND_COUNTED("PRF117", Severity.WARNING),

  // Sync.
  /** A namespace of the Kustomizations that only they would create. */
  SYNC_NAMESPACE("PRF118", Severity.ERROR),
  /** A variable of Flux v2 in a name or an image, in a folder where Flux replaces none. */
  UNREPLACED_VARIABLE("PRF089", Severity.WARNING),
  /** A group of {@code sync} with a folder that it cannot have. */
  SYNC_GROUP("PRF126", Severity.ERROR),
  /** A dependency of a group of {@code sync} that never becomes ready. */
  SYNC_DEPENDENCY("PRF127", Severity.ERROR),
  /** A setting of {@code sync} that another one makes ineffective. */
  SYNC_INEFFECTIVE("PRF128", Severity.WARNING),

  // Objects and the structure of their kinds.
  /** A field that the kind of an object does not have. */
  UNKNOWN_FIELD("PRF120", Severity.ERROR, Severity.WARNING),
  /** A value in an object that its kind does not accept. */
  FIELD_VALUE("PRF121", Severity.ERROR),
  /** An object without a field that its kind requires. */
  MISSING_FIELD("PRF122", Severity.ERROR),
  /** A kind or a version that Kubernetes does not have. */
  UNKNOWN_KIND("PRF123", Severity.ERROR),
  /** A custom resource that differs from the version of its kind that the catalogue has. */
  CATALOGUE_MISMATCH("PRF124", Severity.WARNING),
  /** A patch of {@code patches} that names no object, or one that has another patch. */
  PATCH_OF_OBJECT("PRF125", Severity.ERROR),

  // Scraping by an operator, and disruptions.
  /** Pods that no monitor of the Prometheus operator makes a target; can be accepted. */
  NOT_MONITORED("PRF130", Severity.WARNING),
  /** Pods of an unknown image that nothing scrapes; can be accepted. */
  APPLICATION_NOT_SCRAPED("PRF131", Severity.WARNING),
  /** A rule for a series that no workload exports, near to one that is exported. */
  SERIES_OF_NOBODY("PRF132", Severity.WARNING),
  /** A budget that lets no pod be evicted; can be accepted. */
  BUDGET_BLOCKS("PRF133", Severity.WARNING),
  /** A Prometheus that takes signed requests only, read without a signature. */
  UNSIGNED_REQUESTS("PRF134", Severity.ERROR),
  /** A Prometheus that is not known, and so not compared with the rules. */
  PROMETHEUS_UNKNOWN("PRF135", Severity.INFO),

  // Two owners of one thing.
  /** A VerticalPodAutoscaler of the resource that another autoscaler measures. */
  TWO_OWNERS_OF_REQUESTS("PRF136", Severity.WARNING),
  /** A release of what an add-on of the cluster installs, too. */
  ADD_ON_BESIDE_RELEASE("PRF137", Severity.WARNING),

  // References between objects.
  /** A reference to an object that the profile does not have; can be accepted. */
  MISSING_OBJECT("PRF138", Severity.WARNING),
  /** A reference to a key, port or listener that the profile's own object does not have. */
  MISSING_KEY("PRF139", Severity.ERROR, Severity.WARNING),
  /** A kind, driver or class that nothing of the profile installs; can be accepted. */
  NOT_INSTALLED("PRF140", Severity.WARNING),

  // Settings of KEDA.
  /** A setting of a ScaledObject that has no effect. */
  KEDA_NO_EFFECT("PRF141", Severity.INFO),
  /** A trigger that KEDA cannot use. */
  KEDA_TRIGGER("PRF142", Severity.ERROR, Severity.WARNING),
  /** A ScaledObject that the KEDA of the profile does not handle. */
  KEDA_NOT_WATCHING("PRF143", Severity.ERROR, Severity.WARNING),
  /** A query for the pods of another namespace; can be accepted. */
  KEDA_QUERY_NAMESPACE("PRF144", Severity.WARNING),

  // Routes across namespaces, and Jobs in meshes.
  /** A route across namespaces that the Gateway or the Service refuses; can be accepted. */
  ROUTE_NOT_ALLOWED("PRF145", Severity.WARNING),
  /** A Job whose sidecar goes on running when the Job is done; can be accepted. */
  JOB_IN_MESH("PRF146", Severity.WARNING),

  // Expectations of scaling.
  /** A simulation that differs from the expectation of an autoscaler. */
  EXPECTATION_FAILED("PRF170", Severity.ERROR),
  /** An expectation that the profile does not tell enough to try; can be accepted. */
  EXPECTATION_UNTRIED("PRF171", Severity.WARNING),

  // Trees that nobody generated.
  /** Something in a tree that is neither read nor checked. */
  NOT_FOLLOWED("PRF180", Severity.INFO),

  // Environments and fleets.
  /** An environment that changes a part, or removes a key, that its base does not have. */
  UNKNOWN_IN_BASE("PRF175", Severity.ERROR),
  /** A reference to a parameter, or a value of one, that the profile does not declare. */
  UNKNOWN_PARAMETER("PRF176", Severity.ERROR),
  /** A parameter that no value refers to, or a component that nothing uses; can be accepted. */
  UNUSED_PARAMETER("PRF177", Severity.WARNING),
  /** Two environments with the same sections and values; can be accepted. */
  EQUAL_ENVIRONMENT("PRF178", Severity.WARNING),

  // Values of charts, sources of charts, and targets that are never reached.
  /** A value that the chart of a release does not read; can be accepted. */
  CHART_VALUE_UNKNOWN("PRF150", Severity.WARNING),
  /** A value of another type than the chart needs; can be accepted. */
  CHART_VALUE_TYPE("PRF151", Severity.WARNING),
  /** A value that turns off a part of the way from a metric to its autoscaler. */
  CHART_SWITCH("PRF152", Severity.WARNING),
  /** A chart that cannot be found at its source, or whose version is not one; can be accepted. */
  CHART_SOURCE("PRF153", Severity.WARNING),
  /** A Java heap that is larger than the container may use. */
  HEAP_SIZE("PRF154", Severity.WARNING),
  /** A target that the pods never reach, or never leave. */
  TARGET_NOT_REACHED("PRF155", Severity.WARNING),
  /** A release that sets the replicas of a workload that an autoscaler scales. */
  RELEASE_REPLICAS("PRF156", Severity.WARNING),
  /** A query that grows without end, divides by zero or averages fewer than two samples. */
  QUERY_VALUE("PRF157", Severity.WARNING),
  /** An adapter that forgets series between two scrapes. */
  RELIST_INTERVAL("PRF158", Severity.WARNING),
  /** A rule of external metrics that asks for the series of another namespace. */
  EXTERNAL_NAMESPACE("PRF159", Severity.WARNING),

  // Room for pods, and single values.
  /** Pods that run on no node of the cluster. */
  FITS_NO_NODE("PRF160", Severity.ERROR, Severity.WARNING),
  /** More pods than the nodes hold; can be accepted. */
  TOO_FEW_NODES("PRF161", Severity.WARNING),
  /** Pods or claims that a ResourceQuota or a LimitRange of their namespace refuses. */
  QUOTA("PRF162", Severity.ERROR, Severity.WARNING),
  /** Pods that the Pod Security level of their namespace refuses. */
  POD_SECURITY("PRF163", Severity.ERROR, Severity.WARNING),
  /** An image that no container can be started from, or one without a tag. */
  IMAGE_REFERENCE("PRF164", Severity.ERROR, Severity.WARNING),
  /** An amount in a unit of another resource. */
  AMOUNT_UNIT("PRF165", Severity.ERROR, Severity.WARNING),
  /** A flag, a variable or a path of a probe that a known program does not have. */
  PROGRAM_SETTING("PRF166", Severity.ERROR, Severity.WARNING),
  /** A JSON pointer that leads to no field. */
  JSON_POINTER("PRF167", Severity.ERROR, Severity.WARNING),
  /** A port of nodes that a Service cannot have. */
  NODE_PORT("PRF168", Severity.ERROR, Severity.WARNING),
  /** An address that leads back to the pod or the node itself; can be accepted. */
  LOCAL_ADDRESS("PRF169", Severity.WARNING),
  /** A pattern for tags that Flux v1 reads as another kind of pattern; can be accepted. */
  TAG_PATTERN("PRF061", Severity.WARNING),

  // The rules of the adapter, exactly.
  /** A rule that maps a label to a resource which the API server does not list. */
  UNKNOWN_RESOURCE("PRF172", Severity.ERROR, Severity.WARNING),
  /** A query with several values for one object, of which the adapter takes the last. */
  SEVERAL_SERIES("PRF173", Severity.WARNING),
  /** A label of a series, in a selector or a query, that its exporter does not have. */
  LABEL_OF_SERIES("PRF174", Severity.WARNING),

  // Sidecars that meshes add.
  /** A container that declares a port of a sidecar. */
  SIDECAR_PORT("PRF185", Severity.WARNING),
  /** A mesh that accepts mTLS alone from a Prometheus outside it. */
  STRICT_TLS("PRF186", Severity.WARNING),
  /** A revision of Istio that no control plane of the profile has. */
  UNKNOWN_REVISION("PRF187", Severity.WARNING),
  /** Series of sidecars that no annotation leads to. */
  NOT_MERGED("PRF188", Severity.WARNING),
  /** A metrics API behind sidecars that accept mTLS alone. */
  METRICS_API_IN_MESH("PRF189", Severity.WARNING),

  // Files in ConfigMaps.
  /** A configuration file of the adapter that the adapter does not read. */
  ADAPTER_FILE("PRF190", Severity.ERROR);

  private final String code;
  private final Severity severity;
  private final Severity mildest;

  DiagnosticCode(String code, Severity severity) {
    this(code, severity, severity);
  }

  DiagnosticCode(String code, Severity severity, Severity mildest) {
    this.code = code;
    this.severity = severity;
    this.mildest = mildest;
  }

  /** The printed code, for example {@code PRF002}. */
  public String code() {
    return code;
  }

  /**
   * Returns true if findings with this code can be accepted, all or those that are warnings:
   * neither errors, except for one about a running release, nor findings about a line of the
   * profile that lets something be, nor those about a tree without a profile.
   */
  public boolean canBeAccepted() {
    return this == RELEASE_REINSTALLED
        || ((severity != Severity.ERROR || mayWarn())
            && this != UNUSED_ACCEPTANCE
            && this != UNUSED_OTHER
            && this != NOT_FOLLOWED);
  }

  /**
   * Returns true if a finding is about the key of its path or the type of its value. Its position
   * is then that of the key if the value is a mapping or list that starts on a line below.
   */
  public boolean isAboutKey() {
    return switch (this) {
      case CHART_VALUE_UNKNOWN,
          CHART_VALUE_TYPE,
          UNKNOWN_FIELD,
          FIELD_VALUE,
          CATALOGUE_MISMATCH,
          FIELD_NOT_SERVED,
          PATCH_UNKNOWN_FIELD,
          PATCH_WRONG_TYPE ->
          true;
      default -> false;
    };
  }

  /** Returns the severity of the findings with this code. */
  public Severity severity() {
    return severity;
  }

  /** Returns true if some findings are warnings: of them the profile does not tell the cause. */
  public boolean mayWarn() {
    return mildest != severity;
  }

  /** Returns the mildest severity that a finding with this code may have. */
  public Severity mildest() {
    return mildest;
  }
}
