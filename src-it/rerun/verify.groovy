def files = evaluate(new File(filesScript))
def own = ['pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']
def expected = files(new File(golden))

assert files(basedir, own) == expected
expected.keySet().each { path ->
  assert new File(basedir, path).lastModified() == 1_000_000_000_000L : "$path was written again"
}
def log = new File(basedir, 'build.log').text
assert log.contains("0 created, 0 updated, ${expected.size()} unchanged in ")
def upToDate = "[INFO] Up to date: $basedir matches ${new File(basedir, 'profile.yaml')}"
assert log.readLines().count { it == upToDate as String } == 1
assert log.contains("Verified $basedir: ${expected.size()} files match ")
def notes = log.readLines().findAll { it =~ /^\[INFO\] .*profile\.yaml:\d+:\d+: info PRF/ }
assert !notes.empty && notes.every { note -> notes.count { it == note } == 3 }
def record = new File(basedir, '.profile.sum').readLines()
assert record*.split(' ')*.first() == expected.keySet() as List
assert record.every { it ==~ /\S+ sha256:[0-9a-f]{64} \S+ profile\.yaml/ }
