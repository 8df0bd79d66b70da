def files = evaluate(new File(filesScript))

def written = files(new File(basedir, 'gitops'))
assert written.remove('profile.schema.json').startsWith('{')
written['profile.yaml'] -= '# yaml-language-server: $schema=profile.schema.json\n'
assert written == files(new File(starter)) + files(new File(golden))
assert files(new File(basedir, 'mine')) == ['profile.yaml': '# Written by hand.\n']
assert !new File(basedir, 'unknown').exists()
assert !new File(basedir, 'profile.yaml').exists()
def log = new File(basedir, 'build.log').text
assert log.contains('profile.yaml already exists; delete it or set -Dprofile.outputDirectory')
assert log.contains('there is no starter profile "eks-hqa"; did you mean "eks-hpa"?')
assert log =~ /\[INFO\] eks-hpa: \S/
['file', 'outputDirectory', 'skip', 'flux', 'kubernetes', 'template'].each { parameter ->
  assert log =~ /(?m)^ +$parameter( \(Default: .*\))?$\R {6}\S/
  assert log.contains("User property: profile.$parameter")
}
def plugin = "mvn io.gitopsprofile:profile-maven-plugin:$version"
assert log.contains("[INFO]   $plugin:generate -Dprofile.file=gitops/profile.yaml -Dprofile.outputDirectory=gitops\n")
assert log =~ /(?m)^PRF012\R\R  Severity: error/
assert log.contains('there is no code "PRF12"; did you mean ')
return true
