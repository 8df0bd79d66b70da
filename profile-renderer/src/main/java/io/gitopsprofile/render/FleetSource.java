package io.gitopsprofile.render;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ReadFleet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The environments of a fleet: those of a profile file, or those that Java code builds. */
interface FleetSource {

  /** The folder of each environment, by its name, in their order. */
  Map<String, String> directories();

  /** The profile of an environment. */
  Profile profile(String name);

  /** Checks and renders an environment. */
  GenerationResult generate(String name, TargetOverride override);

  /** Reads an environment for a report. */
  ProfileSurvey survey(String name, TargetOverride override);

  /** The findings of all environments, each once. */
  List<Diagnostic> once(Map<String, List<Diagnostic>> found);

  /** The files that all environments are read from, without the fleet file. */
  Map<Path, String> files();

  /** The row of an environment as text; empty for none. */
  String row(String name);

  /** True for a file of all environments. */
  boolean isOfAll(Path file);

  /** The environments of a profile file. */
  record Read(ReadFleet fleet) implements FleetSource {

    @Override
    public Map<String, String> directories() {
      return fleet.directories();
    }

    @Override
    public Profile profile(String name) {
      return fleet.read(name).profile();
    }

    @Override
    public GenerationResult generate(String name, TargetOverride override) {
      return ProfileGenerator.generate(fleet.read(name), override);
    }

    @Override
    public ProfileSurvey survey(String name, TargetOverride override) {
      return ProfileGenerator.survey(fleet.read(name), override);
    }

    @Override
    public List<Diagnostic> once(Map<String, List<Diagnostic>> found) {
      return fleet.once(found);
    }

    @Override
    public Map<Path, String> files() {
      return fleet.files();
    }

    @Override
    public String row(String name) {
      return fleet.row(name);
    }

    @Override
    public boolean isOfAll(Path file) {
      return fleet.isOfAll(file);
    }
  }

  /** The environments of Java code. */
  record Built(Map<String, Environment> environments) implements FleetSource {

    @Override
    public Map<String, String> directories() {
      Map<String, String> directories = new LinkedHashMap<>();
      environments.forEach((name, one) -> directories.put(name, one.directory().toString()));
      return directories;
    }

    @Override
    public Profile profile(String name) {
      Environment environment = environments.get(name);
      if (environment == null) {
        throw new IllegalArgumentException("there is no environment " + name);
      }
      Profile profile = requireNonNull(environment.profile().get(), "the profile of " + name);
      return ReadFleet.inDirectory(profile, environment.directory().toString());
    }

    @Override
    public GenerationResult generate(String name, TargetOverride override) {
      return new ProfileGenerator().generate(override.applyTo(profile(name)));
    }

    @Override
    public ProfileSurvey survey(String name, TargetOverride override) {
      Profile profile = override.applyTo(profile(name));
      ProfileGenerator generator = new ProfileGenerator();
      List<Diagnostic> findings = generator.check(profile, UnaryOperator.identity());
      return generator.survey(profile, findings, path -> null);
    }

    @Override
    public List<Diagnostic> once(Map<String, List<Diagnostic>> found) {
      return ReadFleet.once(found, (name, place) -> true);
    }

    @Override
    public Map<Path, String> files() {
      return Map.of();
    }

    @Override
    public String row(String name) {
      return "";
    }

    @Override
    public boolean isOfAll(Path file) {
      return false;
    }
  }
}
