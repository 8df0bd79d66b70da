def files = evaluate(new File(filesScript))

['blue', 'green', 'red'].each { module ->
  assert files(new File(basedir, module), ['pom.xml', 'profile.yaml']) == files(new File(golden))
}
assert !new File(basedir, 'build.log').text.contains('not marked @threadSafe')
