#!/usr/bin/env bash
# The CPU time of `profile validate` on the starter eks-hpa-flux2, with java -jar and with the launcher script, against
# a bare main method over the same classes. Needs bash, GNU time, a JDK and the jar (mvn package). The runs
# alternate. Usage: command-line.sh [runs, default 20]
set -euo pipefail

runs=${1:-20}
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS PROFILE_JAR PROFILE_CDS
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$(find "$root/profile-cli/target" -name 'profile-cli-*.jar' | head -n 1)
[ -n "$jar" ] || { echo 'there is no jar; run mvn package' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache
cp "$root/templates/eks-hpa-flux2/profile.yaml" "$work"
cat > "$work/Bare.java" <<'JAVA'
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;

class Bare {
  public static void main(String[] args) {
    System.out.println(new ProfileGenerator().generate(Path.of(args[0]), TargetOverride.NONE).diagnostics().size());
  }
}
JAVA
javac -cp "$jar" -d "$work" "$work/Bare.java"
cd "$work"

# Runs $2... and adds its CPU time to the times of $1.
once() {
  local name=$1
  shift
  /usr/bin/time -a -o "$name.times" -f '%U %S' "$@" > log || { cat log; exit 1; }
}

middle() {
  sort -n | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

for run in $(seq 0 "$runs"); do
  once bare java -cp "$jar:$work" Bare profile.yaml
  once jar java -jar "$jar" validate
  once launcher "$root/profile-cli/bin/profile" validate
  # The first is to warm up, and leaves the archive of classes.
  [ "$run" != 0 ] || rm ./*.times
done
for way in bare jar launcher; do
  printf '%-9s %.2f s, %.2fx\n' "$way" \
    "$(awk '{ print $1 + $2 }' "$way.times" | middle)" \
    "$(paste -d ' ' "$way.times" bare.times | awk '{ print ($1 + $2) / ($3 + $4) }' | middle)"
done
echo 'at most: jar and launcher 1.3x'
