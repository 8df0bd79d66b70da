def files = evaluate(new File(filesScript))
def lines = new File(basedir, 'build.log').readLines().findAll { it.startsWith('[INFO] ') }*.substring(7)
def said = lines.join('\n') + '\n'

['plan.txt', 'charts.txt', 'keda.txt'].each {
  assert said.contains(new File(basedir, it).getText('UTF-8'))
}
assert said.contains('''\
replace HelmRelease monitoring-system/metrics-server (monitoring-system/metrics-server.yaml)
    the Helm release metrics-server stays and is upgraded in place, from 2.8.8 to 3.13.1''')
assert said.contains('''\
    --- monitoring-system/metrics-server.yaml
    +++ monitoring-system/metrics-server.yaml
    @@ -1,14 +1,23 @@
    -apiVersion: helm.fluxcd.io/v1
    +apiVersion: helm.toolkit.fluxcd.io/v2
''')
def written = files(new File(basedir, 'tree'))
written.remove('.profile.sum')
assert written == files(new File(golden))
assert !new File(basedir, 'clusters').exists()
return true
