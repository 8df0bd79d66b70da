package io.gitopsprofile.check.release;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF151, PRF153: a source or release of Flux v2 among the manifests that the API server takes or
 * refuses by rules beyond types: an address of another scheme than its kind or type has, both
 * {@code chart} and {@code chartRef} or neither (PRF153), and values that are not a mapping
 * (PRF151). (Source: source-controller, {@code api/v1}; helm-controller, {@code api/v2}.)
 */
final class SourceObjectCheck implements Check {

  private static final String SOURCES = "source.toolkit.fluxcd.io";
  private static final String RELEASES = "helm.toolkit.fluxcd.io";
  private static final String OCI = "oci://";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject object : context.objects().ofKind("HelmRepository")) {
      if (isWritten(object)) {
        helm(object, findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("OCIRepository")) {
      ObjectField url = object.field("spec", "url");
      if (isWritten(object) && isOther(url, OCI)) {
        address(url, "an OCIRepository takes oci://", ociOf(url.text()), findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("GitRepository")) {
      ObjectField url = object.field("spec", "url");
      if (isWritten(object) && isOther(url, "http://", "https://", "ssh://")) {
        String right = sshOf(url.text());
        address(url, "a GitRepository takes https://, http:// and ssh://", right, findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("HelmRelease")) {
      if (object.group().equals(RELEASES) && object.isManifest()) {
        release(object, findings);
      }
    }
  }

  /** True for a source that the profile writes, and not one that follows from a release. */
  private static boolean isWritten(ProfileObject object) {
    return object.group().equals(SOURCES)
        && (object.isManifest() || object.part().steps().get(0).equals("sources"));
  }

  private static void helm(ProfileObject object, DiagnosticCollector findings) {
    ObjectField url = object.field("spec", "url");
    ObjectField type = object.field("spec", "type");
    boolean isOci = url.text().startsWith(OCI);
    if (isOci && !type.text().equals("oci")) {
      findings.add(
          DiagnosticCode.CHART_SOURCE,
          url.path(),
          object.title()
              + " has the address "
              + url.text()
              + ", and its type is default, which fetches an index.yaml",
          "add type: oci",
          Edit.set(type.path(), "oci"));
    } else if (type.text().equals("oci") && isOther(url, OCI)) {
      address(url, "a HelmRepository of type oci takes oci://", ociOf(url.text()), findings);
    }
  }

  private static boolean isOther(ObjectField url, String... schemes) {
    // A word in capitals is a place to fill in, and not an address.
    boolean isAddress = url.text().contains("://") || url.text().indexOf('.') > 0;
    boolean other = isAddress && url.text().indexOf("${") < 0;
    for (String scheme : schemes) {
      other &= !url.text().startsWith(scheme);
    }
    return other;
  }

  private static void address(
      ObjectField url, String takes, @Nullable String right, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.CHART_SOURCE,
        url.path(),
        url.object().title() + " has the address " + quoted(url.text()) + "; " + takes,
        right == null ? "write an address with one of these schemes" : "write " + right,
        Edit.setIfKnown(url.path(), right));
  }

  private static String ociOf(String url) {
    int scheme = url.indexOf("://");
    return OCI + (scheme < 0 ? url : url.substring(scheme + 3));
  }

  /** Returns {@code ssh://git@host/path} for {@code git@host:path}; null for any other address. */
  private static @Nullable String sshOf(String url) {
    int at = url.indexOf('@');
    int colon = url.indexOf(':');
    return at > 0 && colon > at && url.indexOf("://") < 0
        ? "ssh://" + url.substring(0, colon) + "/" + url.substring(colon + 1)
        : null;
  }

  private static void release(ProfileObject object, DiagnosticCollector findings) {
    ObjectField chart = object.field("spec", "chart");
    ObjectField reference = object.field("spec", "chartRef");
    if (chart.isPresent() == reference.isPresent() && object.field("spec").isPresent()) {
      findings.add(
          DiagnosticCode.CHART_SOURCE,
          chart.isPresent() ? reference.path() : object.at("spec"),
          object.title()
              + (chart.isPresent()
                  ? " has both chart and chartRef; the API server takes one of the two"
                  : " has neither chart nor chartRef"),
          chart.isPresent() ? "remove one of the two" : "add chart or chartRef");
    }
    ObjectField values = object.field("spec", "values");
    if (values.isPresent() && !(values.value() instanceof Map)) {
      findings.add(
          DiagnosticCode.CHART_VALUE_TYPE,
          values.path(),
          "the values of "
              + object.title()
              + " are "
              + (values.value() instanceof String ? "a text" : "not a mapping")
              + "; Helm needs a mapping",
          "write the values as a mapping below values, without | and without dashes");
    }
  }
}
