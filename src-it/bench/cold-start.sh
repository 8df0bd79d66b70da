#!/usr/bin/env bash
# What a cold `mvn generate-sources` on the eks-hpa starter costs, against an empty project's build:
# with the tree deleted before, and with nothing changed since the last run. Needs bash, GNU time and
# the plugin in the local repository (mvn install). The builds alternate. Usage:
# cold-start.sh [runs, default 20] [mvn option...]
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
mkdir "$work/empty" "$work/deleted" "$work/unchanged"

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
  </plugin></plugins></build>" > "$work/deleted/pom.xml"
cp "$work/deleted/pom.xml" "$work/unchanged"
cp -R "$root/templates/eks-hpa/." "$work/unchanged"

# Builds $1 and adds what it took to the times of $2.
once() {
  if [ "$1" = deleted ]; then
    find "$work/deleted" -mindepth 1 ! -name pom.xml -delete
    cp -R "$root/templates/eks-hpa/." "$work/deleted"
  fi
  (cd "$work/$1" && /usr/bin/time -a -o "$work/$2.times" -f '%e %M' \
    mvn -B -o -q "${options[@]}" generate-sources) > "$work/log" || { cat "$work/log"; exit 1; }
}

middle() {
  sort -n | awk '
    { value[NR] = $1 }
    END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

# The median of field $2 of the times of $1.
median() {
  cut -d ' ' -f "$2" "$work/$1.times" | middle
}

# The median of what each run of $1 took in times of the empty project's before it.
ratio() {
  paste -d ' ' "$work/$1.times" "$work/before-$1.times" | awk '{ print $1 / $3 }' | middle
}

for run in $(seq 0 "$runs"); do
  for build in deleted unchanged; do
    once empty "before-$build"
    once "$build" "$build"
  done
  # The first is to warm up.
  [ "$run" != 0 ] || rm "$work"/*.times
done

find "$work/deleted" -mindepth 2 -name '*.yaml' | grep -q . || { echo 'nothing was rendered' >&2; exit 1; }
(cd "$work/unchanged" && mvn -B -o "${options[@]}" generate-sources) | grep 'Up to date' >/dev/null ||
  { echo 'the unchanged tree was rendered again' >&2; exit 1; }
echo "medians of $runs runs, each after one of an empty project, and of their ratios to that"
for build in deleted unchanged; do
  printf '%-10s %.2f s (empty %.2f s), %.2fx, %d MiB (empty %d MiB)\n' "$build" \
    "$(median "$build" 1)" "$(median "before-$build" 1)" "$(ratio "$build")" \
    "$(($(median "$build" 2 | cut -d . -f 1) / 1024))" \
    "$(($(median "before-$build" 2 | cut -d . -f 1) / 1024))"
done
echo 'goals on a quiet machine: deleted at most 1.35x and 120 MiB more, unchanged at most 1.10x'
