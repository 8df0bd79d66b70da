def files = evaluate(new File(filesScript))

new File(basedir, 'profile.yaml').bytes = new File(starter, 'profile.yaml').bytes
files(new File(golden)).each { path, text ->
  def file = new File(basedir, path)
  file.parentFile.mkdirs()
  file.setText(text, 'UTF-8')
  assert file.setLastModified(1_000_000_000_000L)
}
return true
