def files = evaluate(new File(filesScript))
def own = ['pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']
def expected = files(new File(golden))
def elsewhere = files(new File(basedir, 'elsewhere'), own)

assert !new File(basedir, 'pom.xml').exists()
assert elsewhere == expected
assert files(basedir, own).findAll { path, text -> !path.startsWith('elsewhere/') } == expected
// It works where it is pasted: in the directory that Maven was called in.
assert new File(basedir, 'build.log').text
    .contains(":generate@default -f elsewhere/pom.xml -Dprofile.outputDirectory=absent")
return true
