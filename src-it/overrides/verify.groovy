def files = evaluate(new File(filesScript))

assert files(new File(basedir, 'tree')) == files(new File(golden))
assert !new File(basedir, 'refused').exists()
def errors = new File(basedir, 'build.log').readLines().findAll { it.startsWith('[ERROR]') }
assert errors.any { it.contains('error PRF') && it.contains('v77') }
assert errors.any { it.contains('error PRF070') && it.contains('v2beta1') }
