def files = evaluate(new File(filesScript))
def expected = files(new File(golden))
def log = new File(basedir, 'build.log').readLines()

['blue', 'green', 'red'].each { module ->
  def own = ['pom.xml', 'profile.yaml', 'one.yaml', 'two.yaml']
  assert files(new File(basedir, module), own) == expected
}
assert !log.any { it.contains('not marked @threadSafe') }

// Two executions of each of three modules wrote into one folder, and none lost another's lines.
def shared = new File(basedir, 'shared')
def made = files(shared).keySet() as List
assert made.size() == 300
def record = new File(shared, '.profile.sum').readLines()*.split(' ')
assert record*.first() == made
def profiles = record.countBy { it[3] }
assert profiles.size() == 6
assert profiles.every { profile, count -> profile ==~ '../(blue|green|red)/(one|two).yaml' && count == 50 }
assert (shared.list() as Set) == ['base', '.profile.sum'] as Set
assert log.count { it.contains('Created new class realm plugin>io.gitopsprofile:') } == 2
def runs = log.findIndexValues { it.contains('BUILD SUCCESS') }
assert log[(runs[1] as int)..(runs[2] as int)].count { it.startsWith('[INFO] Up to date: ') } == 9
assert log.count { it.contains('] Verified ') } == 9
return true
