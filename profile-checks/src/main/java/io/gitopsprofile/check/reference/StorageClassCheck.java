package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.catalog.component.StorageDrivers;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.cluster.Addon;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.Set;

/**
 * PRF138, PRF140: a claim asks for a StorageClass that neither the profile nor the cluster has
 * (PRF138), or a volume needs a CSI driver that nothing installs (PRF140). (Source: EKS user guide,
 * storage; since Kubernetes 1.23, EBS volumes need the driver, too.)
 */
final class StorageClassCheck implements Check {

  static final String STORAGE_CLASS = "StorageClass";
  static final String VOLUME = "PersistentVolume";

  /** The minor version since which EBS volumes need the driver. */
  private static final int CSI_ONLY = 23;

  private static final String EBS = "ebs.csi.aws.com";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<String> seen = new HashSet<>();
    Set<String> ofVolumes = new HashSet<>();
    for (ProfileObject volume : context.objects().ofKind(VOLUME)) {
      ofVolumes.add(volume.field("spec", "storageClassName").text());
    }
    for (ProfileObject claim : context.objects().ofKind(PodReferences.CLAIM)) {
      claim(claim.field("spec", "storageClassName"), ofVolumes, seen, context, findings);
    }
    for (ProfileObject set : context.objects().ofKind(WorkloadKind.STATEFUL_SET.kind())) {
      for (ObjectField claim : set.field("spec", "volumeClaimTemplates").elements()) {
        claim(claim.in("spec", "storageClassName"), ofVolumes, seen, context, findings);
      }
    }
    for (ProfileObject storage : context.objects().ofKind(STORAGE_CLASS)) {
      driver(storage.field("provisioner"), seen, context, findings);
    }
    for (ProfileObject volume : context.objects().ofKind(VOLUME)) {
      driver(volume.field("spec", "csi", "driver"), seen, context, findings);
    }
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField volume : pods.spec().in("volumes").elements()) {
        driver(volume.in("csi", "driver"), seen, context, findings);
      }
    }
  }

  /**
   * Checks the class of a claim.
   *
   * @param ofVolumes the classes of volumes that exist, which need no object of their own
   */
  private static void claim(
      ObjectField name,
      Set<String> ofVolumes,
      Set<String> seen,
      CheckContext context,
      DiagnosticCollector findings) {
    Reference reference = Reference.toCluster(STORAGE_CLASS, name);
    if (reference.text().isEmpty()) {
      return;
    }
    Provided provided = Provided.of(context);
    if (StorageDrivers.isOfCluster(reference.text()) && !provided.has(reference)) {
      if (context.profile().target().kubernetes().minor() >= CSI_ONLY
          && !Installed.of(context).hasFargate()
          && seen.add(EBS)) {
        driver(name, EBS, context, findings);
      }
      return;
    }
    if (provided.has(reference) || ofVolumes.contains(reference.text())) {
      return;
    }
    String slip = provided.slip(reference);
    if (slip == null && mayBeElsewhere(context)) {
      return;
    }
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        name.path(),
        name.object().title()
            + " asks for the StorageClass "
            + quoted(reference.text())
            + ", which neither the profile nor EKS has"
            + Phrases.didYouMean(slip),
        slip == null
            ? "add the StorageClass to manifests, or accept the finding if something else creates"
                + " it"
            : "write " + slip,
        Edit.setIfKnown(name.path(), slip));
  }

  private static boolean mayBeElsewhere(CheckContext context) {
    Installed installed = Installed.of(context);
    if (!installed.isWhole()) {
      return true;
    }
    for (String name : installed.names()) {
      if (StorageDrivers.mayMakeClasses(name) && !isPlainDriver(name, context)) {
        return true;
      }
    }
    return false;
  }

  /** True for an add-on without settings, which creates no StorageClass. */
  private static boolean isPlainDriver(String name, CheckContext context) {
    Cluster cluster = context.profile().cluster();
    if (cluster == null) {
      return false;
    }
    for (Addon addOn : cluster.addons()) {
      if (addOn.name().equals(name)) {
        return addOn.configurationValues() == null;
      }
    }
    return false;
  }

  private static void driver(
      ObjectField field, Set<String> seen, CheckContext context, DiagnosticCollector findings) {
    String driver = Reference.plain(field.text());
    if (!driver.isEmpty() && seen.add(driver)) {
      driver(field, driver, context, findings);
    }
  }

  /**
   * Reports a driver that nothing installs.
   *
   * @param field the field that names the driver, or the class of the cluster that needs the driver
   */
  private static void driver(
      ObjectField field, String driver, CheckContext context, DiagnosticCollector findings) {
    String owner = StorageDrivers.of(driver);
    if (owner == null) {
      return;
    }
    Installed installed = Installed.of(context);
    if (!installed.isWhole()
        || installed.has(owner)
        || (installed.hasFargate() && StorageDrivers.isOfEfs(driver))) {
      return;
    }
    boolean named = field.text().equals(driver);
    boolean ofAutoMode = installed.hasAutoMode() && StorageDrivers.isOfEbs(driver);
    findings.add(
        DiagnosticCode.NOT_INSTALLED,
        field.path(),
        field.object().title()
            + " needs the driver "
            + quoted(driver)
            + ", which nothing of the profile installs"
            + (ofAutoMode
                ? "; the one of EKS Auto Mode is " + quoted(StorageDrivers.OF_AUTO_MODE)
                : "; the volumes stay pending"),
        ofAutoMode
            ? named
                ? "write " + StorageDrivers.OF_AUTO_MODE
                : "add a StorageClass of this driver, and name it here"
            : "add " + owner + " to the cluster's addons, or to its provides",
        ofAutoMode && named ? Edit.set(field.path(), StorageDrivers.OF_AUTO_MODE) : null);
  }
}
