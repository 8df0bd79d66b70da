#!/usr/bin/env bash
# The CPU time and the wall time of a fleet of clusters of the starter eks-hpa-flux2, side by side: all clusters, one
# changed row of as many, plain writing of the same files, both also with each file on the disk (fsync), and the same
# objects by kubectl kustomize (an overlay a cluster), by cdk8s (a chart a cluster) and by helm template (a release a
# cluster), which check nothing. A program that is missing is left out. The slow ones do a part of the fleet; all
# figures are also for one cluster. Nothing is deleted before the end: for a while after many files were deleted, ext4
# takes up to ten times as long to create a file. FLEET_JAVA has the options of Java, by default those of
# profile-cli/bin/profile. Needs bash, GNU time, a JDK and the jar (mvn package).
# Usage: fleet.sh [clusters, default 1000] [of the slow ones, default 20]
set -euo pipefail

clusters=${1:-1000}
part=${2:-20}
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
root=$(cd "$(dirname "$0")/../.." && pwd)
path=${PROFILE_CLASSPATH:-$(find "$root/profile-cli/target" -name 'profile-cli-*.jar' 2>/dev/null | head -n 1)}
[ -n "$path" ] || { echo 'there is no jar; run mvn package' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

sed -e 's/^target:/parameters: [{name: region}, {name: most, type: number}]\nfleet: clusters.csv\ntarget:/' \
  -e 's/name: eks-fargate-hpa/name: ~(environment.name)/' -e 's/region: eu-west-1/region: ~(region)/' \
  -e 's/maxReplicas: 10/maxReplicas: ~(most)/' "$root/templates/eks-hpa-flux2/profile.yaml" > profile.yaml

# Rows of $1 clusters; the row in the middle has $2.
rows() {
  echo 'name,region,most'
  for i in $(seq 1 "$1"); do
    echo "cluster-$i,eu-west-1,$(( i == $1 / 2 ? $2 : 10 + i % 20 ))"
  done
}

cat > Plain.java <<'JAVA'
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes copies of the files of a folder, which are in memory, and prints the times; "fsync" syncs each file. */
class Plain {
  public static void main(String[] args) throws Exception {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    try (var paths = Files.walk(Path.of(args[0]))) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(Path.of(args[1]).resolve(Path.of(args[0]).relativize(path)), Files.readAllBytes(path));
      }
    }
    var system = (com.sun.management.OperatingSystemMXBean)
        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      if (args[2].equals("fsync")) {
        try (var channel = FileChannel.open(file.getKey(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.wrap(file.getValue()));
          channel.force(true);
        }
      } else {
        Files.write(file.getKey(), file.getValue());
      }
    }
    System.out.printf("%.3f %.3f 0%n", (system.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
  }
}
JAVA
javac Plain.java

# Prints the row $1 of $2 clusters from CPU seconds, wall seconds and KiB.
row() {
  awk -v name="$1" -v n="$2" \
    '{ printf "%-42s %6d %8.2f s %8.2f s %9.2f ms %6.0f MiB\n", name, n, $1, $2, $1 * 1000 / n, $3 / 1024 }'
}

# Runs $3... as the row $1 of $2 clusters.
timed() {
  local name=$1 count=$2
  shift 2
  /usr/bin/time -o times -f '%U %S %e %M' "$@" > log 2>&1 || { cat log; exit 1; }
  awk '{ print $1 + $2, $3, $4 }' times | row "$name" "$count"
}

# Runs generate with the options $3... as the row $1 of $2 clusters.
generate() {
  local name=$1 count=$2
  shift 2
  # shellcheck disable=SC2086 # Several options.
  timed "$name" "$count" java -Xmx512m ${FLEET_JAVA--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} -cp "$path" \
    io.gitopsprofile.cli.Main generate "$@"
}

printf '%-42s %6s %10s %10s %12s %10s\n' '' clusters cpu wall 'cpu/cluster' memory
rows 10 10 > clusters.csv
generate '10 clusters' 10 --fsync=false --outputDirectory=ten
rows "$clusters" 10 > clusters.csv
generate 'all clusters' "$clusters" --fsync=false --cache=cache
java Plain clusters plain - | row 'plain writing of the same files' "$clusters"
rows "$clusters" 99 > clusters.csv
generate 'one changed row' "$clusters" --fsync=false --cache=cache
generate 'nothing changed' "$clusters" --fsync=false --cache=cache
generate 'all clusters, fsync' "$clusters" --outputDirectory=durable
java Plain durable/clusters plain-durable fsync | row 'plain writing with fsync' "$clusters"

# The objects of one cluster as a base.
mkdir -p base
(cd clusters/cluster-1 && find . -name '*.yaml' -not -path './eksctl/*') | while read -r file; do
  cp "clusters/cluster-1/$file" "base/$(tr / - <<< "${file#./}")"
done
if command -v kubectl > /dev/null; then
  (cd base && { echo 'resources:'; printf -- '- %s\n' *.yaml; } > ../resources && mv ../resources kustomization.yaml)
  for i in $(seq 1 "$part"); do
    mkdir -p "overlays/$i"
    cat > "overlays/$i/kustomization.yaml" <<YAML
resources: [../../base]
patches:
  - target: {kind: HorizontalPodAutoscaler, name: podinfo}
    patch: |-
      - op: replace
        path: /spec/maxReplicas
        value: $i
YAML
  done
  cat > kustomize.sh <<'SH'
set -e
for i in overlays/*; do kubectl kustomize "$i" > "$i/out"; done
SH
  timed 'kubectl kustomize' "$part" sh kustomize.sh
  rm base/kustomization.yaml
fi
if command -v npm > /dev/null && npm install --silent --no-audit --no-fund cdk8s constructs js-yaml > log 2>&1; then
  cat > cdk.js <<'JS'
const { App, Chart, ApiObject, YamlOutputType } = require('cdk8s');
const fs = require('fs');
const yaml = require('js-yaml');
const objects = fs.readdirSync('base').map(f => yaml.load(fs.readFileSync('base/' + f, 'utf8')));
const app = new App({ outdir: 'cdk', yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
for (let i = 1; i <= Number(process.argv[2]); i++) {
  const chart = new Chart(app, 'cluster-' + i, { disableResourceNameHashes: true });
  objects.forEach((object, j) => {
    const own = structuredClone(object);
    if (own.kind === 'HorizontalPodAutoscaler') own.spec.maxReplicas = 10 + i % 20;
    new ApiObject(chart, 'o' + j, own);
  });
}
app.synth();
JS
  timed 'cdk8s, TypeScript library' "$clusters" node cdk.js "$clusters"
fi
if command -v helm > /dev/null; then
  mkdir -p chart/templates
  printf 'apiVersion: v2\nname: fleet\nversion: 1.0.0\n' > chart/Chart.yaml
  for file in base/*.yaml; do
    sed 's/maxReplicas: .*/maxReplicas: {{ .Values.most }}/' "$file" > "chart/templates/$(basename "$file")"
  done
  cat > helm.sh <<'SH'
set -e
for i in $(seq 1 "$1"); do helm template "cluster-$i" chart --set "most=$i" --output-dir "helm-out/$i"; done
SH
  timed 'helm template' "$part" sh helm.sh "$part"
fi
