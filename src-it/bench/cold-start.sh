#!/usr/bin/env bash
# What a cold `mvn generate-sources` on the eks-hpa starter costs, against an empty project's build.
# Needs bash, GNU time and the plugin in the local repository (mvn install). The tree is deleted
# before each run; the two builds alternate. Usage: cold-start.sh [runs, default 20] [mvn option...]
set -euo pipefail

runs=${1:-20}
shift || true
options=("$@")
unset MAVEN_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS MAVEN_ARGS
root=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
# Outside the repository: Maven would take its .mvn/jvm.config.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/empty" "$work/profile"

pom() {
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0">'
  echo '  <modelVersion>4.0.0</modelVersion>'
  echo '  <groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>'
  echo '  <packaging>pom</packaging>'
  echo "  $1"
  echo '</project>'
}

pom '' > "$work/empty/pom.xml"
pom "<build><plugins><plugin><groupId>io.gitopsprofile</groupId>
    <artifactId>profile-maven-plugin</artifactId><version>$version</version>
    <executions><execution><goals><goal>generate</goal></goals></execution></executions>
  </plugin></plugins></build>" > "$work/profile/pom.xml"

once() {
  find "$work/$1" -mindepth 1 ! -name pom.xml -delete
  if [ "$1" = profile ]; then
    cp -R "$root/templates/eks-hpa/." "$work/profile"
  fi
  (cd "$work/$1" && /usr/bin/time -a -o "$work/$1.times" -f '%e %M' mvn -o -q "${options[@]}" generate-sources)
}

# Field $2 of the runs of $1: its median.
median() {
  cut -d ' ' -f "$2" "$work/$1.times" | sort -n | awk '
    { value[NR] = $1 }
    END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

once empty
once profile
rm "$work/empty.times" "$work/profile.times"
for _ in $(seq "$runs"); do
  once empty
  once profile
done

find "$work/profile" -mindepth 2 -name '*.yaml' | grep -q . || { echo 'nothing was rendered' >&2; exit 1; }
awk -v runs="$runs" \
  -v empty="$(median empty 1)" -v profile="$(median profile 1)" \
  -v emptyKiB="$(median empty 2)" -v profileKiB="$(median profile 2)" '
  BEGIN {
    printf "runs                %d, alternating\n", runs
    printf "empty project       %.2f s, %.0f MiB\n", empty, emptyKiB / 1024
    printf "generate-sources    %.2f s, %.0f MiB\n", profile, profileKiB / 1024
    printf "ratio               %.2fx (at most 1.75x)\n", profile / empty
    printf "more memory         %.0f MiB (at most 120 MiB)\n", (profileKiB - emptyKiB) / 1024
  }'
