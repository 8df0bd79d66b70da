package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.NodeGroup;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.room.ReleaseSettings;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseNamespace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF160: the values of a release request more than any node offers, or ask for a label with
 * another value than the node groups have. It is a warning, because only the chart says how it uses
 * its values.
 */
final class ReleaseFitCheck implements Check {

  /** The vCPUs that no machine has; the amount has the unit of another resource. */
  private static final BigDecimal MOST_CPU = BigDecimal.valueOf(10_000);

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    ClusterRoom room = ClusterRoom.of(context, context.objects());
    FargateSelectors selectors = FargateSelectors.of(context);
    if (room == null) {
      return;
    }
    for (Located<HelmRelease> release : context.releases()) {
      if (selectors == null || !selectors.mayTake(ReleaseNamespace.of(release.value()))) {
        if (room.isKnown()) {
          resources(release, room, findings);
        }
        selectors(release, room, findings);
      }
    }
  }

  private static void resources(
      Located<HelmRelease> release, ClusterRoom room, DiagnosticCollector findings) {
    long cpu = 0;
    long memory = 0;
    for (NodeGroup group : room.groups()) {
      cpu = Math.max(cpu, group.cpuOfNode());
      memory = Math.max(memory, group.memoryOfNode());
    }
    for (Located<Map<?, ?>> resources : ReleaseSettings.named(release, "resources")) {
      for (String resource : List.of(PodDemand.CPU, PodDemand.MEMORY)) {
        String list = "requests";
        Object value = FreeFormValues.value(resources.value(), list, resource);
        if (value == null) {
          list = "limits";
          value = FreeFormValues.value(resources.value(), list, resource);
        }
        BigDecimal amount = amount(value);
        boolean isCpu = resource.equals(PodDemand.CPU);
        long most = isCpu ? cpu : memory;
        BigDecimal offered = isCpu ? BigDecimal.valueOf(cpu, 3) : BigDecimal.valueOf(memory);
        boolean hasOtherUnit = isCpu && amount != null && amount.compareTo(MOST_CPU) > 0;
        if (amount != null && !hasOtherUnit && amount.compareTo(offered) > 0) {
          findings.warn(
              DiagnosticCode.FITS_NO_NODE,
              resources.at(list).key(resource),
              "a container of the release "
                  + quoted(release.value().name())
                  + " requests "
                  + value
                  + " of "
                  + resource
                  + ", and the largest node offers "
                  + PodDemand.shown(most, resource),
              "request at most "
                  + PodDemand.shown(most, resource)
                  + ", or add a node group of larger instances");
        }
      }
    }
  }

  private static void selectors(
      Located<HelmRelease> release, ClusterRoom room, DiagnosticCollector findings) {
    for (Located<Map<?, ?>> selector : ReleaseSettings.named(release, "nodeSelector")) {
      for (Map.Entry<?, ?> label : selector.value().entrySet()) {
        String key = String.valueOf(label.getKey());
        List<String> valid = new ArrayList<>();
        for (NodeGroup group : room.groups()) {
          valid.addAll(group.values(key));
        }
        boolean isText = label.getValue() instanceof String;
        if (isText
            && !valid.isEmpty()
            && !valid.contains(label.getValue())
            && String.valueOf(label.getValue()).indexOf("${") < 0) {
          findings.warn(
              DiagnosticCode.FITS_NO_NODE,
              selector.at(key),
              "the release "
                  + quoted(release.value().name())
                  + " asks for nodes with "
                  + key
                  + ": "
                  + label.getValue()
                  + ", and "
                  + key
                  + " of the node groups is "
                  + Phrases.or(valid),
              "write a value that a node group has");
        }
      }
    }
  }

  private static @Nullable BigDecimal amount(@Nullable Object value) {
    if (!(value instanceof Number) && !(value instanceof String)) {
      return null;
    }
    try {
      return Quantity.of(value.toString()).amount();
    } catch (InvalidValueException notAQuantity) {
      return null;
    }
  }
}
