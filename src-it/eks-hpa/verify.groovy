def files = evaluate(new File(filesScript))
def own = ['profile.schema.json', 'pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']
def expected = files(new File(golden))

assert files(basedir, own) == expected
def log = new File(basedir, 'build.log').text
assert log.contains("Rendered ${expected.size()} files into $basedir: ${expected.size()} created, 0 updated, 0 unchanged in ")
expected.keySet().each { path -> assert log.contains("[INFO] created $path") }
return true
