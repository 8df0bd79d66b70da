def files = evaluate(new File(filesScript))
def own = ['profile.schema.json', 'pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']
def expected = files(new File(golden))
def elsewhere = files(new File(basedir, 'elsewhere'), own)

assert !new File(basedir, 'pom.xml').exists()
assert elsewhere == expected
assert files(basedir, own).findAll { path, text -> !path.startsWith('elsewhere/') } == expected
// It works where it is pasted: in the directory that Maven was called in.
assert new File(basedir, 'build.log').text
    .contains("mvn -f elsewhere/pom.xml io.gitopsprofile:profile-maven-plugin:") && new File(basedir, "build.log").text
    .contains(":generate@default -Dprofile.outputDirectory=absent")
return true
