package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.room.LimitRanges;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF162: a LimitRange of a namespace refuses pods of the profile there: a container has more than
 * its {@code max} or less than its {@code min}, or a request above the limit that its {@code
 * default} gives to containers without one. (Source: Kubernetes, Limit Ranges; {@code
 * plugin/pkg/admission/limitranger}.)
 *
 * <p>Pods have to keep to each LimitRange of their namespace. Of several, none is certain to be the
 * one whose {@code default} a container gets.
 */
final class LimitRangeCheck implements Check {

  private static final List<String> LISTS = List.of("requests", "limits");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.objects().ofKind("LimitRange").isEmpty()) {
      return;
    }
    LimitRanges ranges = LimitRanges.of(context, context.objects());
    for (PodTemplate pods : context.objects().pods()) {
      List<ProfileObject> all = ranges.in(pods.namespace());
      for (ProfileObject range : all) {
        for (ObjectField limit : range.field("spec", "limits").elements()) {
          if (limit.in("type").text().equals("Container")) {
            for (ObjectField container : pods.allContainers()) {
              check(range, limit, container, pods, all.size() == 1, findings);
            }
          } else if (limit.in("type").text().equals(WorkloadKind.POD.kind())) {
            pod(range, limit, pods, findings);
          }
        }
      }
    }
    for (ProfileObject claim : context.objects().ofKind("PersistentVolumeClaim")) {
      for (ProfileObject range : ranges.in(claim.namespace())) {
        claim(range, claim, findings);
      }
    }
  }

  /** Checks the sum of the containers that run side by side. */
  private static void pod(
      ProfileObject range, ObjectField limit, PodTemplate pods, DiagnosticCollector findings) {
    for (String resource : List.of("cpu", "memory")) {
      BigDecimal most = limit.in("max", resource).amount();
      for (String list : LISTS) {
        BigDecimal sum = BigDecimal.ZERO;
        ObjectField last = null;
        for (ObjectField container : pods.containers()) {
          ObjectField own = container.in("resources", list, resource);
          BigDecimal amount = own.amount();
          sum = amount == null ? sum : sum.add(amount);
          last = amount == null ? last : own;
        }
        if (most != null && last != null && sum.compareTo(most) > 0) {
          findings.add(
              DiagnosticCode.QUOTA,
              last.path(),
              "a pod of "
                  + pods.object().title()
                  + " has more "
                  + resource
                  + " in "
                  + list
                  + " than the "
                  + limit.in("max", resource).value()
                  + " that the LimitRange "
                  + quoted(range.name())
                  + " allows a pod",
              "keep the sum of its containers to that, or raise max of the LimitRange");
          return;
        }
      }
    }
  }

  private static void check(
      ProfileObject range,
      ObjectField limit,
      ObjectField container,
      PodTemplate pods,
      boolean isOnly,
      DiagnosticCollector findings) {
    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
      String title = "container " + quoted(container.in("name").text()) + " of ";
      String of = title + pods.object().title();
      for (String list : LISTS) {
        ObjectField own = container.in("resources", list, resource);
        bounds(range, limit, own, resource, of, findings);
      }
      ObjectField request = container.in("resources", "requests", resource);
      ObjectField limits = container.in("resources", "limits", resource);
      ObjectField given = limit.in("default", resource);
      BigDecimal asked = request.amount();
      BigDecimal most = given.amount();
      BigDecimal max = limit.in("max", resource).amount();
      if (isOnly
          && asked != null
          && most != null
          && !limits.isPresent()
          && asked.compareTo(most) > 0
          && (max == null || asked.compareTo(max) <= 0)) {
        findings.add(
            DiagnosticCode.QUOTA,
            request.path(),
            of
                + " requests "
                + request.value()
                + " of "
                + resource
                + " and has no limit, and the LimitRange "
                + quoted(range.name())
                + " gives it the limit "
                + given.value()
                + ", below the request",
            "set resources.limits." + resource + ", or raise default of the LimitRange");
      }
    }
  }

  private static void bounds(
      ProfileObject range,
      ObjectField limit,
      ObjectField own,
      String resource,
      String title,
      DiagnosticCollector findings) {
    BigDecimal amount = own.amount();
    BigDecimal most = limit.in("max", resource).amount();
    BigDecimal least = limit.in("min", resource).amount();
    @Nullable String bound =
        amount == null
            ? null
            : most != null && amount.compareTo(most) > 0
                ? "max"
                : least != null && amount.compareTo(least) < 0 ? "min" : null;
    if (bound != null) {
      findings.add(
          DiagnosticCode.QUOTA,
          own.path(),
          title
              + " has "
              + own.value()
              + " of "
              + resource
              + ", "
              + (bound.equals("max") ? "more than the " : "less than the ")
              + limit.in(bound, resource).value()
              + " that the LimitRange "
              + quoted(range.name())
              + " allows",
          "keep to "
              + limit.in(bound, resource).value()
              + ", or change "
              + bound
              + " of the LimitRange");
    }
  }

  private static void claim(
      ProfileObject range, ProfileObject claim, DiagnosticCollector findings) {
    for (ObjectField limit : range.field("spec", "limits").elements()) {
      if (limit.in("type").text().equals("PersistentVolumeClaim")) {
        ObjectField storage = claim.field("spec", "resources", "requests", "storage");
        bounds(range, limit, storage, "storage", "the " + claim.title(), findings);
      }
    }
  }
}
