#!/usr/bin/env bash
# The CPU time of the checks in a new JVM, beside those of reading and rendering, on starter profiles. Needs bash, a JDK
# and the jar (mvn package), or a class path. The runs of the profiles alternate.
# Usage: checks.sh [runs, default 20] [class path]
set -euo pipefail

runs=${1:-20}
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
root=$(cd "$(dirname "$0")/../.." && pwd)
classes=${2:-$(find "$root/profile-cli/target" -name 'profile-cli-*.jar' 2>/dev/null | head -n 1)}
[ -n "$classes" ] || { echo 'there is no jar; run mvn package' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/Stages.java" <<'JAVA'
package io.gitopsprofile.render;

import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

class Stages {
  public static void main(String[] args) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    var loaded = ManagementFactory.getClassLoadingMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Profile profile = new ProfileReader().read(Path.of(args[0])).profile();
    long read = threads.getCurrentThreadCpuTime();
    ProfileRenderer.Rendering rendering = ProfileRenderer.attempt(profile);
    long rendered = threads.getCurrentThreadCpuTime();
    long classes = loaded.getTotalLoadedClassCount();
    int findings = ProfileChecks.of(profile, rendering.objects()).size();
    long checked = threads.getCurrentThreadCpuTime();
    classes = loaded.getTotalLoadedClassCount() - classes;
    System.out.printf(
        java.util.Locale.ROOT,
        "%.2f %.2f %.2f %d %d%n",
        (read - start) / 1e6, (rendered - read) / 1e6, (checked - rendered) / 1e6, classes, findings);
  }
}
JAVA
javac -cp "$classes" -d "$work" "$work/Stages.java"

# The median of the column $1 of $2.
middle() {
  awk -v column="$1" '{ print $column }' "$2" | sort -n \
    | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

profiles="eks-hpa eks-hpa-flux2 eks-hpa-istio eks-hpa-keda eks-hpa-operator"
for run in $(seq 0 "$runs"); do
  for name in $profiles; do
    [ -f "$root/templates/$name/profile.yaml" ] || continue
    java -XX:TieredStopAtLevel=1 -cp "$classes:$work" io.gitopsprofile.render.Stages \
      "$root/templates/$name/profile.yaml" >> "$work/$name.times"
  done
  # The first is to warm up.
  [ "$run" != 0 ] || rm "$work"/*.times
done
printf '%-18s %8s %8s %8s %8s\n' profile read render checks classes
for name in $profiles; do
  if [ -f "$work/$name.times" ]; then
    printf '%-18s %5.1f ms %5.1f ms %5.1f ms %8d\n' "$name" "$(middle 1 "$work/$name.times")" \
      "$(middle 2 "$work/$name.times")" "$(middle 3 "$work/$name.times")" "$(middle 4 "$work/$name.times")"
  fi
done
