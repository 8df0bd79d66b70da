def files = evaluate(new File(filesScript))
def own = ['pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']

assert files(basedir, own).isEmpty()
assert new File(basedir, 'build.log').text.contains('Skipped: profile.skip is set')
