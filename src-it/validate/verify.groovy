import groovy.json.JsonSlurper

def files = evaluate(new File(filesScript))
def own = ['pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']
def reports = files(basedir, own)
def json = { name -> new JsonSlurper().parseText(reports["target/$name"]) }

assert reports.keySet() == ['target/error.sarif', 'target/profile-report/report.html',
    'target/profile-report/report.md', 'target/warning.json', 'target/warning.sarif'] as Set
assert reports['target/profile-report/report.html'].contains('warning PRF060')
def log = new File(basedir, 'build.log').readLines()
assert log.any { it =~ /^\[WARNING\] .*profile\.yaml:7:24: warning PRF060: .*releases\.gone/ }
assert log.any { it =~ /^\[WARNING\]   fix: \S/ }
assert log.contains("[INFO] Checked ${new File(basedir, 'profile.yaml')}: no errors, 1 warning, no notes" as String)
assert log.any { it =~ /^\[ERROR\] .*profile\.yaml:7:24: warning PRF060: / }
assert log.any { it =~ /^\[ERROR\] .*absent\.yaml:1:1: error PRF007: / }

assert json('warning.json').findings*.code == ['PRF060']
def warning = json('warning.sarif').runs[0]
assert warning.tool.driver.rules*.id == ['PRF060']
assert warning.results[0].level == 'warning'
assert warning.results[0].locations[0].physicalLocation.region == [startLine: 7, startColumn: 24]
def error = json('error.sarif').runs[0]
assert error.results[0].level == 'error'
assert error.results[0].locations[0].physicalLocation.artifactLocation.uri.endsWith('absent.yaml')
return true
