def files = evaluate(new File(filesScript))
def own = ['profile.schema.json', 'pom.xml', 'profile.yaml', '.sourceignore', 'invoker.properties', 'verify.groovy', 'build.log']
def expected = files(new File(goldens, 'eks-hpa-flux2/expected'))
def profile = new File(templates, 'eks-hpa-flux2/profile.yaml')

assert new File(basedir, 'profile.yaml').getText('UTF-8').readLines().tail() == profile.getText('UTF-8').readLines()
assert files(basedir, own) == expected
def lines = new File(basedir, 'build.log').readLines()
def count = lines.findAll { it.contains("Rendered ${expected.size()} files into $basedir: ") }
assert count.size() == 1
assert count[0].contains("${expected.size()} created, 0 updated, 0 unchanged in ")
assert lines.contains("[INFO] Objects: ${expected.size()} unchanged".toString())
assert lines.count('[INFO] BUILD SUCCESS') == 4
assert !lines.any { it =~ /PRF\d{3}/ }
// What Flux is set up with, and the folders that it then applies.
def synced = expected.findAll { path, text -> path.startsWith('clusters/eks-fargate-hpa/') }
assert !synced.isEmpty()
synced.each { path, text ->
  def folder = (text =~ /(?m)^  path: \.\/(\S+)$/)[0][1]
  assert expected.keySet().any { it.startsWith("$folder/") }
  assert !text.contains('suspend')
}
return true
