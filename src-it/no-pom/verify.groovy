def files = evaluate(new File(filesScript))
def own = ['pom.xml', 'profile.yaml', 'invoker.properties', 'prepare.groovy', 'verify.groovy', 'build.log']

assert !new File(basedir, 'pom.xml').exists()
assert files(basedir, own) == files(new File(golden))
