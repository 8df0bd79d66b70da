def files = evaluate(new File(filesScript))
def own = ['pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']

assert files(basedir, own).isEmpty()
def log = new File(basedir, 'build.log').readLines()
assert log.any { it =~ /^\[ERROR\] .*profile\.yaml:10:5: error PRF002: .*minReplica/ }
assert log.any { it =~ /^\[ERROR\] .*profile\.yaml:11:18: error PRF004: .*maxReplicas/ }
assert log.any { it =~ /^\[ERROR\]   fix: \S/ }
assert log.any { it =~ /^\[ERROR\] .*error PRF007: .*absent\.yaml|^\[ERROR\] .*absent\.yaml.*error PRF007/ }
def plugin = "mvn io.gitopsprofile:profile-maven-plugin:$version"
assert log.contains("[ERROR] explain: $plugin:explain -Dprofile.code=PRF002".toString())
assert log.contains("[ERROR]   fix: correct the path, or write a starter profile: $plugin:init".toString())
assert !log.any { it =~ /^(\[ERROR\])?\s*at \w+(\.\w+)+/ || it.contains('Exception in thread') }
