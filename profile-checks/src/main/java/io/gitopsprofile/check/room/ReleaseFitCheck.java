package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.model.release.HelmRelease;
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

/**
 * PRF160: the values of a release request more than any node offers, or ask for a label with
 * another value than the node groups have. It is a warning, because only the chart says how it uses
 * its values.
 */
final class ReleaseFitCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    ClusterRoom room = ClusterRoom.of(context, context.objects());
    FargateSelectors selectors = FargateSelectors.of(context);
    if (room == null) {
      return;
    }
    long cpu = 0;
    long memory = 0;
    for (NodeGroup group : room.groups()) {
      cpu = Math.max(cpu, group.cpuOfNode());
      memory = Math.max(memory, group.memoryOfNode());
    }
    for (Located<HelmRelease> release : context.releases()) {
      if (selectors == null || !selectors.mayTake(ReleaseNamespace.of(release.value()))) {
        if (room.isKnown()) {
          resources(release, cpu, memory, findings);
        }
        selectors(release, room, findings);
      }
    }
  }

  private static void resources(
      Located<HelmRelease> release, long cpu, long memory, DiagnosticCollector findings) {
    for (Located<Map<?, ?>> resources : ReleaseSettings.named(release, "resources")) {
      for (String resource : List.of(PodDemand.CPU, PodDemand.MEMORY)) {
        String list = "requests";
        Object value = FreeFormValues.value(resources.value(), list, resource);
        if (value == null) {
          list = "limits";
          value = FreeFormValues.value(resources.value(), list, resource);
        }
        BigDecimal amount = FreeFormValues.amount(value);
        boolean isCpu = resource.equals(PodDemand.CPU);
        long most = isCpu ? cpu : memory;
        BigDecimal offered = isCpu ? BigDecimal.valueOf(cpu, 3) : BigDecimal.valueOf(memory);
        boolean hasOtherUnit = isCpu && amount != null && PodDemand.hasOtherUnit(amount);
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
}
