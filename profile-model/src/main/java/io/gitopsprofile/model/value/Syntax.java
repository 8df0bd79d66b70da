package io.gitopsprofile.model.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates single values by the rules of Kubernetes (k8s.io/apimachinery/pkg/util/validation).
 * Collects every problem of a record, so that a reader can report all of them in one run.
 */
public final class Syntax {

  private static final Pattern SERIES = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern VARIABLE = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([_a-zA-Z][_a-zA-Z0-9]*+)(?::?[-=][-.a-z0-9]*+)?+\\}");
  private static final int LONGEST_SERIES = 255;
  private static final int LONGEST_NAME = 253;
  private static final String LABEL_FIX =
      "use at most 63 lower-case letters, digits and \"-\", with a letter or digit at both ends";
  private static final String SUBDOMAIN_FIX =
      "use lower-case letters, digits, \"-\" and \".\", with a letter or digit at both ends";

  private static final String QUALIFIED_NAME_FIX =
      "write it as name or prefix.example.com/name, the name at most 63 letters, digits, \"-\","
          + " \"_\" and \".\"";
  private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

  private @Nullable List<InvalidValueException.Problem> problems;

  private Syntax() {}

  public static Syntax of() {
    return new Syntax();
  }

  public void enforce() {
    if (problems != null) {
      throw new InvalidValueException(problems);
    }
  }

  public Syntax required(String component, @Nullable Object value) {
    if (value == null) {
      add(InvalidValueException.Problem.absent(component));
    }
    return this;
  }

  /** Requires text that names a Kubernetes object; free-form YAML may hold any value there. */
  public Syntax identity(String key, @Nullable Object value, Pattern pattern, String fix) {
    if (value == null) {
      add(
          new InvalidValueException.Problem(
              "object", key, "the object has no " + key, "add it", true));
    } else {
      optionalIdentity(key, value, pattern, fix);
    }
    return this;
  }

  /** The same for what an object need not have. */
  public Syntax optionalIdentity(String key, @Nullable Object value, Pattern pattern, String fix) {
    if (value instanceof String text) {
      if (!isWord(text, pattern)) {
        String message = quoted(text) + " is not the " + key + " of an object";
        bad("object", key, message, fix);
      }
    } else if (value != null) {
      bad("object", key, key + " of the object must be text, but is " + value, "put it in quotes");
    }
    return this;
  }

  /** A value that a pattern describes; the message calls it what it should be. */
  public Syntax matches(
      String component, @Nullable String value, Pattern pattern, String what, String fix) {
    if (value != null && !isWord(value, pattern)) {
      bad(component, "", quoted(value) + " is not " + what, fix);
    }
    return this;
  }

  /** Returns true if a pattern of this project matches a text that is short enough for patterns. */
  private static boolean isWord(String value, Pattern pattern) {
    return value.length() <= Limits.WORD && pattern.matcher(value).matches();
  }

  /** Tells that a variable is not replaced, or would change the folders of the tree. */
  private static String fix(String value, String otherwise) {
    return value.contains("${")
        ? "write the name itself; a variable of Flux v2 cannot stand here"
        : otherwise;
  }

  public Syntax dnsLabel(String component, @Nullable String value) {
    if (value != null && !isDnsLabel(value, 63)) {
      bad(component, "", quoted(value) + " is not a DNS label", fix(value, LABEL_FIX));
    }
    return this;
  }

  /** A Service is named by an RFC 1035 label: it starts with a letter. */
  public Syntax serviceName(String component, @Nullable String value) {
    if (value != null && !isServiceName(value)) {
      bad(
          component,
          "",
          quoted(value) + " is not a Service name",
          "use at most 63 lower-case letters, digits and \"-\", starting with a letter");
    }
    return this;
  }

  /** Requires a valid Service name of a workload whose Service at {@code component} has no name. */
  public Syntax nameOfService(String component, @Nullable String value) {
    if (value != null && isDnsSubdomain(value) && !isServiceName(value)) {
      bad(
          component,
          "",
          quoted(value) + " cannot be the name of its Service",
          "write its name: at most 63 lower-case letters, digits and \"-\", starting with a"
              + " letter");
    }
    return this;
  }

  /** The workload's name where the {@code component} that selects its pods is absent. */
  public Syntax nameInLabel(String component, @Nullable String value) {
    if (value != null && isDnsSubdomain(value) && value.length() > 63) {
      bad(
          component,
          "",
          quoted(value) + " is too long for the label app of its pods",
          "use at most 63 characters, or write selector");
    }
    return this;
  }

  public Syntax dnsSubdomain(String component, @Nullable String value) {
    if (value != null && !isDnsSubdomain(value)) {
      bad(component, "", quoted(value) + " is not a DNS subdomain", fix(value, SUBDOMAIN_FIX));
    }
    return this;
  }

  /**
   * The name of an object that a Kustomization applies: a DNS subdomain, in which variables of Flux
   * v2 may stand, such as <code>${APP}-web</code>.
   */
  public Syntax objectName(String component, @Nullable String value) {
    if (value != null
        && !(value.length() <= LONGEST_NAME && isDnsSubdomain(withVariablesAs(value, "a")))) {
      bad(
          component,
          "",
          quoted(value) + " is not a DNS subdomain",
          value.contains("${")
              ? "write the variable as ${APP} or ${APP:=web}, and the rest as a name"
              : SUBDOMAIN_FIX);
    }
    return this;
  }

  /** A name with the bare names of its variables of Flux v2: {@code APP-web}. */
  public static String withNamesOfVariables(String value) {
    return withVariablesAs(value, "$1");
  }

  private static String withVariablesAs(String value, String replacement) {
    return value.contains("${") ? REFERENCE.matcher(value).replaceAll(replacement) : value;
  }

  /** The core group is the empty text. */
  public Syntax apiGroup(String component, @Nullable String value) {
    return "".equals(value) ? this : dnsSubdomain(component, value);
  }

  public Syntax portName(String component, @Nullable String value) {
    if (value != null && !isPortName(value)) {
      bad(
          component,
          "",
          quoted(value) + " is not a port name",
          "use at most 15 lower-case letters, digits and \"-\", with at least one letter");
    }
    return this;
  }

  public Syntax envName(String component, @Nullable String value) {
    if (value != null && (value.isEmpty() || value.indexOf('=') >= 0 || !isPrintableAscii(value))) {
      bad(
          component,
          "",
          quoted(value) + " is not the name of an environment variable",
          "use printable ASCII characters other than \"=\"");
    }
    return this;
  }

  public Syntax notBlank(String component, @Nullable String value) {
    return text(component, value).noLonger(component, value, Limits.WORD);
  }

  /** A text of several lines, such as a patch. */
  public Syntax text(String component, @Nullable String value) {
    if (value != null && value.isBlank()) {
      bad(component, "", component + " is empty", "give it a value or remove the key");
    }
    return this;
  }

  /** A query of a rule, which the checks take apart. */
  public Syntax ruleQuery(String component, @Nullable String value) {
    return text(component, value)
        .noLonger(component, value, Limits.QUERY)
        .noDeeper(component, value);
  }

  /** A pattern of a rule, which RE2/J compiles. */
  public Syntax rulePattern(String component, @Nullable String value) {
    return text(component, value)
        .noLonger(component, value, Limits.PATTERN)
        .noDeeper(component, value);
  }

  private Syntax noLonger(String component, @Nullable String value, int most) {
    if (value != null && value.codePointCount(0, value.length()) > most) {
      bad(component, "", component + " has more than " + most + " characters", "make it shorter");
    }
    return this;
  }

  private Syntax noDeeper(String component, @Nullable String value) {
    int open = 0;
    int deepest = 0;
    for (int i = 0; value != null && i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        open++;
        deepest = Math.max(deepest, open);
      } else if (c == ')' || c == ']' || c == '}') {
        open = Math.max(0, open - 1);
      }
    }
    if (deepest > Limits.BRACKETS) {
      String message =
          "brackets in " + component + " are nested more than " + Limits.BRACKETS + " levels deep";
      bad(component, "", message, "write it with fewer brackets in each other");
    }
    return this;
  }

  /** The same; empty text is the default, as in the adapter's own configuration. */
  public Syntax textOrEmpty(String component, @Nullable String value) {
    return "".equals(value) ? this : rulePattern(component, value);
  }

  public Syntax reason(String component, @Nullable String value) {
    if (value != null && value.isBlank()) {
      bad(component, "", component + " is empty", "say in a sentence why this is fine");
    }
    return noLonger(component, value, Limits.WORD);
  }

  public Syntax diagnosticCode(String component, @Nullable String value) {
    if (value != null
        && !(value.length() == 6 && value.startsWith("PRF") && isDigits(value.substring(3)))) {
      bad(
          component,
          "",
          quoted(value) + " is not the code of a finding",
          "write it as a finding prints it, such as PRF031");
    }
    return this;
  }

  public Syntax image(String component, @Nullable String value) {
    if (value != null && (value.isBlank() || hasWhitespace(value))) {
      bad(component, "", quoted(value) + " is not an image", "write it as repository/name:tag");
    }
    return noLonger(component, value, Limits.WORD);
  }

  /** Requires the name of an image with its registry, without tag and digest. */
  public Syntax imageName(String component, @Nullable String value) {
    if (value != null && !ImageReference.isName(value)) {
      bad(
          component,
          "",
          quoted(value) + " is not the name of an image",
          "write it without tag and digest, such as registry.example.com/team/front");
    }
    return this;
  }

  private static boolean hasBlank(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** Refuses the object of an image field where there is one object only. */
  public Syntax withoutObject(String component, List<ImageField> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).object() != null) {
        bad(
            component,
            String.valueOf(i),
            "object is for a manifest file with several objects",
            "remove it; the path is one in values");
      }
    }
    return this;
  }

  public Syntax url(String component, @Nullable String value, String... schemes) {
    if (value == null) {
      return this;
    }
    if (value.length() > Limits.WORD) {
      return noLonger(component, value, Limits.WORD);
    }
    for (String scheme : schemes) {
      if (value.startsWith(scheme + "://")
          && value.length() > scheme.length() + 3
          && !hasBlank(value)) {
        return this;
      }
    }
    bad(
        component,
        "",
        quoted(value) + " is not a URL that can be used here",
        "start it with " + String.join("://, ", schemes) + ":// and write it without blanks");
    return this;
  }

  /** A Git repository: a URL, or the scp form {@code git@host:path}. */
  public Syntax gitUrl(String component, @Nullable String value) {
    if (value != null
        && value.length() <= Limits.WORD
        && value.indexOf("://") < 0
        && value.indexOf('@') > 0
        && value.indexOf(':') > 0) {
      return this;
    }
    return url(component, value, "https", "http", "ssh", "git");
  }

  public Syntax range(String component, @Nullable Number value, long least, long most) {
    if (value != null && (value.longValue() < least || value.longValue() > most)) {
      bad(
          component,
          "",
          component + " cannot be " + value,
          most == Integer.MAX_VALUE || most == Long.MAX_VALUE
              ? "use " + least + " or more"
              : "use a number from " + least + " to " + most);
    }
    return this;
  }

  public Syntax port(String component, @Nullable Integer value) {
    return range(component, value, 1, 65535);
  }

  public Syntax positive(String component, @Nullable PrometheusDuration value) {
    return positive(component, value, value == null ? null : value.toDuration());
  }

  public Syntax positive(String component, @Nullable GoDuration value) {
    return positive(component, value, value == null ? null : value.toDuration());
  }

  private Syntax positive(String component, @Nullable Object written, @Nullable Duration value) {
    if (value != null && value.isZero()) {
      bad(component, "", component + " cannot be " + written, "use a time above zero");
    }
    return this;
  }

  public Syntax notEmpty(String component, List<?> values) {
    if (values.isEmpty()) {
      bad(component, "", component + " is empty", "give it at least one element");
    }
    return this;
  }

  /** A list whose elements are each compared with many others. */
  public Syntax atMostThousand(String component, List<?> values) {
    if (values.size() > Limits.THOUSAND) {
      String message = component + " has more than " + Limits.THOUSAND + " elements";
      bad(component, "", message, "write one element for several cases");
    }
    return this;
  }

  public Syntax oneOf(String component, @Nullable String value, Set<String> words) {
    if (value != null && !words.contains(value)) {
      bad(
          component,
          "",
          component + " cannot be " + quoted(value),
          "use one of " + String.join(", ", words.stream().sorted().toList()));
    }
    return this;
  }

  public Syntax labels(String component, Map<String, String> labels) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      qualifiedName(component, label.getKey(), "label");
      labelValue(component, label.getKey(), label.getValue(), label.getValue());
    }
    return this;
  }

  /** Fargate selectors match with {@code *} and {@code ?} in keys and values. */
  public Syntax labelPatterns(String component, Map<String, String> labels) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String key = label.getKey();
      if (!isQualifiedName(withoutWildcards(key))) {
        bad(component, key, quoted(key) + " is not a key of a label", QUALIFIED_NAME_FIX);
      }
      labelValue(component, key, label.getValue(), withoutWildcards(label.getValue()));
    }
    return this;
  }

  private void labelValue(String component, String key, String written, String value) {
    if (value.length() > 63 || !(value.isEmpty() || isName(value))) {
      bad(
          component,
          key,
          quoted(written) + " is not a label value",
          "use at most 63 letters, digits, \"-\", \"_\" and \".\", with a letter or digit at both"
              + " ends");
    }
  }

  public Syntax namespacePattern(String component, @Nullable String value) {
    if (value != null && !isDnsLabel(withoutWildcards(value), 63)) {
      bad(component, "", quoted(value) + " matches no namespace", LABEL_FIX + "; * and ? match");
    }
    return this;
  }

  public Syntax annotations(String component, Map<String, String> annotations) {
    for (String key : annotations.keySet()) {
      qualifiedName(component, key, "annotation");
    }
    return this;
  }

  public Syntax labelKey(String component, @Nullable String value) {
    if (value != null && !isQualifiedName(value)) {
      bad(component, "", quoted(value) + " is not a key of a label", QUALIFIED_NAME_FIX);
    }
    return this;
  }

  /** A key of a ConfigMap or Secret. */
  public Syntax configKey(String component, @Nullable String value) {
    if (value != null && !isConfigKey(value)) {
      bad(
          component,
          "",
          quoted(value) + " is not a key of a ConfigMap or Secret",
          "use letters, digits, \"-\", \"_\" and \".\", without \"..\" at the start");
    }
    return this;
  }

  /** The same for all keys of a map. */
  public Syntax configKeys(String component, Set<String> keys) {
    for (String key : keys) {
      if (!isConfigKey(key)) {
        bad(
            component,
            key,
            quoted(key) + " is not a key of a ConfigMap",
            "use at most 253 letters, digits, \"-\", \"_\" and \".\", without \"..\" at the start");
      }
    }
    return this;
  }

  /** Checks each name as that of a variable that Flux replaces. */
  public Syntax variableNames(String component, Set<String> names) {
    for (String name : names) {
      if (!isWord(name, VARIABLE)) {
        bad(
            component,
            name,
            quoted(name) + " is not the name of a variable",
            "use letters, digits and \"_\", not starting with a digit");
      }
    }
    return this;
  }

  /** A problem of a value that only its record can see; {@code isWrong} says if there is one. */
  public Syntax given(String component, String entry, boolean isWrong, String message, String fix) {
    if (isWrong) {
      bad(component, entry, message, fix);
    }
    return this;
  }

  public Syntax headerName(String component, @Nullable String value) {
    if (value != null && !isHeaderName(value)) {
      bad(
          component,
          "",
          quoted(value) + " is not the name of an HTTP header",
          "use letters, digits and \"-\"");
    }
    return this;
  }

  /** A path that stays in the volume it starts from. */
  public Syntax pathInVolume(String component, @Nullable String value) {
    if (value != null && value.length() > Limits.WORD) {
      return noLonger(component, value, Limits.WORD);
    }
    if (value != null && (value.startsWith("/") || ("/" + value + "/").contains("/../"))) {
      bad(
          component,
          "",
          quoted(value) + " leads out of the volume",
          "write it without a leading \"/\" and without \"..\"");
    }
    return notBlank(component, value);
  }

  /**
   * Requires names of resources that a container can request, from Kubernetes or a device plugin.
   */
  public Syntax resources(String component, Set<String> names) {
    for (String name : names) {
      boolean known =
          name.indexOf('/') < 0
              ? RESOURCES.contains(name) || name.startsWith("hugepages-")
              : isQualifiedName(name);
      if (!known) {
        bad(
            component,
            name,
            quoted(name) + " is not a resource of a container",
            "use " + String.join(", ", RESOURCES) + ", or a name such as nvidia.com/gpu");
      }
    }
    return this;
  }

  public Syntax dnsLabels(String component, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      if (!isDnsLabel(values.get(i), 63)) {
        bad(component, String.valueOf(i), quoted(values.get(i)) + " is not a DNS label", LABEL_FIX);
      }
    }
    return this;
  }

  /** Checks each name of a list as that of a series of Prometheus. */
  public Syntax seriesNames(String component, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      String name = values.get(i);
      if (name.length() > LONGEST_SERIES || !SERIES.matcher(name).matches()) {
        bad(
            component,
            String.valueOf(i),
            quoted(name) + " is not the name of a series",
            "use at most 255 letters, digits, \"_\" and \":\" alone");
      }
    }
    return this;
  }

  /** Checks each group ID of a list against the range of Linux. */
  public Syntax groupIds(String component, List<Long> values) {
    for (int i = 0; i < values.size(); i++) {
      long id = values.get(i);
      if (id < 0 || id > Integer.MAX_VALUE) {
        bad(
            component,
            String.valueOf(i),
            id + " is not a group ID",
            "write a number from 0 to " + Integer.MAX_VALUE);
      }
    }
    return this;
  }

  /** An eksctl Fargate profile: EKS keeps names that start with {@code eks-} for itself. */
  public Syntax fargateProfileName(String component, @Nullable String value) {
    if (value != null && value.startsWith("eks-")) {
      bad(component, "", quoted(value) + " starts with \"eks-\", which EKS keeps", "rename it");
    }
    return notBlank(component, value);
  }

  /** Kubernetes takes capital letters in the prefix of an annotation, but not of a label. */
  private void qualifiedName(String component, String key, String what) {
    boolean label = what.equals("label");
    if (!isQualifiedName(label ? key : key.toLowerCase(Locale.ROOT))) {
      bad(
          component,
          key,
          quoted(key) + " is not a key of " + (label ? "a label" : "an annotation"),
          QUALIFIED_NAME_FIX);
    }
  }

  private static boolean isQualifiedName(String key) {
    int slash = key.indexOf('/');
    String name = key.substring(slash + 1);
    return (slash < 0 || isDnsSubdomain(key.substring(0, slash)))
        && name.length() <= 63
        && isName(name);
  }

  private static boolean isConfigKey(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '.' && c != '_') {
        return false;
      }
    }
    return !key.isEmpty() && key.length() <= 253 && !key.equals(".") && !key.startsWith("..");
  }

  private static boolean isHeaderName(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isAlphanumeric(value.charAt(i)) && value.charAt(i) != '-') {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= Limits.WORD;
  }

  private void bad(String component, String entry, String message, String fix) {
    add(new InvalidValueException.Problem(component, entry, message, fix, false));
  }

  private void add(InvalidValueException.Problem problem) {
    List<InvalidValueException.Problem> all = problems == null ? new ArrayList<>() : problems;
    all.add(problem);
    problems = all;
  }

  public static String quoted(String value) {
    return '"' + value + '"';
  }

  private static String withoutWildcards(String value) {
    return value.replace('*', 'a').replace('?', 'a');
  }

  static boolean isDnsLabel(String value, int longest) {
    if (value.isEmpty() || value.length() > longest || !endsAlphanumeric(value)) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isServiceName(String value) {
    return isDnsLabel(value, 63) && isLower(value.charAt(0));
  }

  private static boolean isDnsSubdomain(String value) {
    if (value.length() > 253) {
      return false;
    }
    for (String label : value.split("\\.", -1)) {
      if (!isDnsLabel(label, 253)) {
        return false;
      }
    }
    return true;
  }

  static boolean isPortName(String value) {
    return isDnsLabel(value, 15) && !value.contains("--") && hasLetter(value);
  }

  private static boolean hasLetter(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isLower(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWhitespace(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String value) {
    if (value.isEmpty() || !endsAlphanumeric(value)) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean endsAlphanumeric(String value) {
    return isAlphanumeric(value.charAt(0)) && isAlphanumeric(value.charAt(value.length() - 1));
  }

  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isPrintableAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < 0x20 || value.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(int c) {
    return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
