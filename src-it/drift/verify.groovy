import groovy.io.FileType

def files = evaluate(new File(filesScript))
def expected = files(new File(golden))
def log = new File(basedir, 'build.log').text
def errors = log.readLines().findAll { it.startsWith('[ERROR]') }*.replaceFirst(/^\[ERROR\] ?/, '').join('\n') + '\n'
def said = { String name -> new File(basedir, name).getText('UTF-8').replace('@project.version@', version) }
def count = { String text, String part -> text.split(java.util.regex.Pattern.quote(part), -1).length - 1 }

['new', 'given-up', 'looked'].each { assert files(new File(basedir, it)) == expected }
assert count(log, "] Verified ${new File(basedir, 'new')}: its 11 files are what ") == 1
assert count(log, "] Verified ${new File(basedir, 'fresh')}: its 11 files are what ") == 2

assert count(errors, "/stale is not what ${new File(basedir, 'profile.yaml')} yields:\n${said('stale.txt')}") == 2
def command = "\n  mvn io.gitopsprofile:profile-maven-plugin:$version:generate"
assert errors.contains("$command@default -Dprofile.outputDirectory=stale\n")
assert errors.contains("$command -Dprofile.outputDirectory=stale\n")
assert errors.contains("$command@look -f look.xml -Dprofile.outputDirectory=looked\n")
assert errors.contains(said('hands.txt'))
assert errors.contains(said('stopped.txt'))

// A folder's time, too: a file that came and went would have changed it.
['fresh', 'stale', 'hands'].each { folder ->
  new File(basedir, folder).eachFileRecurse(FileType.ANY) {
    assert it.lastModified() == 1_000_000_000_000L : "$it was written"
  }
}
['fresh', 'stale'].each {
  assert new File(basedir, it).lastModified() == 1_000_000_000_000L : "$it was written"
}

assert files(new File(basedir, 'target/profile-copies')) ==
    files(new File(basedir, 'hands')).subMap(['base/demo/podinfo/hpa.yaml', 'eksctl/cluster.yaml'])
return true
