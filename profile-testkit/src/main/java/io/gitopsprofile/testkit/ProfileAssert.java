package io.gitopsprofile.testkit;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a profile: its findings, its tree and its objects. */
public final class ProfileAssert extends AbstractAssert<ProfileAssert, TestedProfile> {

  ProfileAssert(TestedProfile profile) {
    super(profile, ProfileAssert.class);
  }

  /** Continues with the same profile for another version of Kubernetes, such as {@code 1.29}. */
  public ProfileAssert onTarget(String kubernetes) {
    return new ProfileAssert(actual.onTarget(kubernetes));
  }

  /** Continues with the same profile for another version of Kubernetes and generation of Flux. */
  public ProfileAssert onTarget(String kubernetes, String flux) {
    return new ProfileAssert(actual.onTarget(kubernetes, flux));
  }

  /** Continues with the same profile for another target. */
  public ProfileAssert onTarget(TargetOverride target) {
    return new ProfileAssert(actual.onTarget(target));
  }

  /** Verifies that the profile has no finding of any severity. */
  public ProfileAssert hasNoFindings() {
    List<Diagnostic> findings = actual.findings();
    if (!findings.isEmpty()) {
      throw failure("%s has findings:%s", actual, FindingAssert.text(findings));
    }
    return this;
  }

  /** Verifies that the profile has a finding of a code, such as {@code PRF012}. */
  public FindingAssert finds(String code) {
    List<Diagnostic> found = new ArrayList<>();
    for (Diagnostic finding : actual.findings()) {
      if (finding.code().code().equals(code)) {
        found.add(finding);
      }
    }
    if (found.isEmpty()) {
      throw failure(
          "%s has no finding %s; its findings are:%s",
          actual, code, FindingAssert.text(actual.findings()));
    }
    return new FindingAssert(this, code, found);
  }

  /**
   * Verifies that a folder has the rendered files and no others; see {@link #rendersTo(Path,
   * String...)}.
   */
  public ProfileAssert rendersTo(String folder, String... others) {
    return rendersTo(Path.of(folder), others);
  }

  /**
   * Verifies that a folder has the rendered files and no others: in the top folders of the tree if
   * it has a record of generated files, else anywhere. Line ends may be CRLF. With the system
   * property {@code profile.update=true} the files are written, and the assertion still fails if
   * that changed one.
   *
   * @param folder the folder of the committed tree
   * @param others paths below the folder that the profile does not render and that may be there,
   *     such as {@code clusters/shop/flux-system}
   */
  public ProfileAssert rendersTo(Path folder, String... others) {
    String problem =
        new CommittedFiles(actual.file(), folder, List.of(others))
            .compare(actual.tree(), Boolean.getBoolean(CommittedFiles.UPDATE));
    if (!problem.isEmpty()) {
      throw failure("%s", problem);
    }
    return this;
  }

  /**
   * Verifies that the profile renders an object, and continues with it.
   *
   * @param namespace the namespace; empty for an object without one
   */
  public ObjectAssert object(String apiVersion, String kind, String namespace, String name) {
    String title = ObjectAssert.title(apiVersion, kind, namespace, name);
    List<String> titles = new ArrayList<>();
    for (RenderedObject object : actual.tree().objects()) {
      String other = ObjectAssert.title(object);
      if (other.equals(title)) {
        return new ObjectAssert(this, object);
      }
      titles.add(other);
    }
    throw failure(
        "%s renders no %s; it renders:%n  %s", actual, title, String.join("\n  ", titles));
  }

  /**
   * Tries a load on an autoscaler of the profile, and continues with the result.
   *
   * @param autoscaler the name of the autoscaler
   * @param load the load, such as {@code step:25@60..360}, as in the goal {@code simulate}
   */
  public LoadAssert underLoad(String autoscaler, String load) {
    List<String> names = new ArrayList<>();
    for (TriedAutoscaler tried : actual.autoscalers()) {
      String name = tried.autoscaler().value().name();
      names.add(name);
      if (name.equals(autoscaler)) {
        LoadTrial trial = tried.under(TrialLoad.of(LoadShape.of(load)));
        if (trial == null) {
          throw failure("%s does not tell enough of a metric of %s", actual, autoscaler);
        }
        return new LoadAssert(this, trial);
      }
    }
    throw failure(
        "%s has no autoscaler %s; it has %s", actual, autoscaler, String.join(", ", names));
  }
}
